/**
 * What people say for one thing, without marks: the first of a line stands for all. Of the matters that offices get most:
 * networks, papers, machines, fields. A word that means something else as well is not here by itself.
 */
const GROUPS = `
nguoi dan | ba con | nhan dan | cong dan | dan chung
truc tuyen | qua mang | tren mang | online
hong | hu hong | khong hoat dong | khong chay | khong dung duoc | khong len nguon | khong bat duoc | khong bat | khong sang | bi loi
dien thoai | di dong | smartphone
ho so | giay to
xa hoi chu nghia | xhcn
can bo | nhan vien | cong chuc | nguoi truc
lon | heo
may tinh | may vi tinh | vi tinh
phan mem | ung dung | app
toi thieu | it nhat
thong bao | bao tin | bao cho
co quan chuc nang | co quan co tham quyen
het han | het hieu luc
chi phi | kinh phi | gia thanh | so tien
hoc sinh | cac chau | tre em | con em
nguoi gia | nguoi cao tuoi | nguoi lon tuoi | cac cu | cu gia
gia dinh | ho dan | nha dan
trang thong tin | trang web | website | cong thong tin
huong dan | tap huan | chi dan
khac phuc | sua chua | chinh sua | cai chinh | sua loi
dien luc | cong ty dien
dong tien | nop tien | thanh toan
nguoi khuyet tat | nguoi tan tat
oto | o to | xe hoi
xe may | xe gan may
phu huynh | cha me
benh vien | trung tam y te
tram y te | tram xa
thoi gian | bao lau | khi nao | bao gio
chiu trach nhiem | phu trach | trach nhiem
ngap | ngap lut | ngap nuoc
o nhiem | boc mui
rac thai | rac
`;

/** From the first word of a phrase to the phrases that begin with it, the longest first. */
const BY_FIRST = new Map<string, { readonly words: readonly string[]; readonly as: string }[]>();
for (const line of GROUPS.trim().split('\n')) {
  const phrases = line.split('|').map((phrase) => phrase.trim());
  const as = (phrases[0] ?? '').replaceAll(' ', '_');
  for (const phrase of phrases) {
    const parts = phrase.split(' ');
    const first = parts[0] ?? '';
    const known = BY_FIRST.get(first) ?? [];
    known.push({ words: parts, as });
    BY_FIRST.set(
      first,
      known.sort((a, b) => b.words.length - a.words.length),
    );
  }
}

/** Words in order, phrases of one meaning made one word (with an underscore, which no word has). */
export function sameMeaning(said: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < said.length;) {
    const match = BY_FIRST.get(said[at] ?? '')?.find(({ words }) =>
      words.every((word, i) => said[at + i] === word),
    );
    found.push(match?.as ?? said[at] ?? '');
    at += match?.words.length ?? 1;
  }
  return found;
}
