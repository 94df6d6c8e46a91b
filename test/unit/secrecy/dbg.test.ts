import { test } from 'vitest';
import screening from '../../../shared/rules/screening-2026.json' with { type: 'json' };
import { searchMarks, findMarkInName } from '../../../shared/domain/secrecy/marks.ts';
import { findMark } from '../../../shared/domain/secrecy/marks.ts';
import { HELD_OUT_MARKS, TUNED_MARKS } from '../../support/disguisedMarks.ts';
import { HELD_OUT_INNOCENT, TUNED_INNOCENT } from '../../support/innocentTexts.ts';
const R = screening.rules as never;
test('x', () => {
  for (const m of [...TUNED_MARKS, ...HELD_OUT_MARKS]) { const f = findMark(m.text, R); if (f?.level !== m.level) console.log('MISS', m.id, f?.level, JSON.stringify(m.text.slice(0,150))); }
  for (const m of [...TUNED_INNOCENT, ...HELD_OUT_INNOCENT]) { const f = searchMarks(m.text, R); if (f.mark) console.log('FALSE', m.id, f.mark.rule, JSON.stringify(m.text.slice(0,250))); else if (f.doubt) console.log('DOUBT', m.id, JSON.stringify(f.doubt), JSON.stringify(m.text.slice(0,120)));}
  const names: Record<string,string[]> = { yes: ['12-KH-TU_MẬT.pdf','[TOI MAT] ke hoach.docx','To trinh so 5 (Mật).docx','KH_12_TuyetMat.pdf','MẬT.pdf','TOI MAT.pdf','CV 44 - Mật.docx','44-CV-TU MAT.pdf','MAT_BC 12.docx','Tối mật - kế hoạch.docx','TUYET MAT.pdf','mËt_CV12.doc','BC 12 MẬT.pdf'.normalize('NFD'),'MÂ\u0323T - KH 12.docx','QD-12_(toi mat).pdf'],
   no: ['mat ong.pdf','don mat giay to.pdf','mat-truoc-cccd.jpg','MAT TRUOC CCCD.jpg','MAT SAU.jpg','CCCD_MAT_TRUOC.jpg','Đơn của bà Mật.docx','NGUYỄN THỊ MẬT.pdf','Nguyen Thi Mat.pdf','bao mat.docx','BẢO MẬT.docx','Luật bảo vệ bí mật nhà nước.pdf','Hướng dẫn đóng dấu MẬT.docx','MAT-3.pdf','toi mat.txt','Nghi dinh 26 bao ve bi mat nha nuoc.pdf','mat khau wifi.txt','MẬT KHẨU.txt','mật độ xây dựng 12.xlsx','don toi mat xe.docx','phim Tối mật.mp4','IMG_2023.jpg','giấy mất 12 BC.pdf','mất sổ đỏ - BC 12.pdf'] };
  for (const n of names.yes) if (!findMarkInName(n, R)) console.log('NAME MISS', n);
  for (const n of names.no) if (findMarkInName(n, R)) console.log('NAME FALSE', n, findMarkInName(n, R));
  const MB = 1_000_000;
  const adv: Record<string,string> = {
    plain: 'Thực hiện kế hoạch năm nay, đề nghị các đơn vị báo cáo tiến độ.\n'.repeat(15000).slice(0, MB),
    matong: 'MẬT ONG \n'.repeat(120000).slice(0, MB),
    matone: 'MẬT ONG '.repeat(130000).slice(0, MB),
    mat: 'MAT\n'.repeat(250000),
    mat1: 'MAT '.repeat(250000),
    mats: 'M A T '.repeat(170000),
    letters: 'M\n'.repeat(500000), spaces: ' '.repeat(MB), blank: '\n'.repeat(MB), num: 'So 12-KH/TU a\n'.repeat(70000), 
    numlong: '1'.repeat(MB), caps: 'TÀI LIỆU THU HỒI ĐẤT\n'.repeat(45000), vni: 'maät ong maäu '.repeat(60000), tc: 'mËt ong\n'.repeat(110000), mis: 'Máº¬ ong\n'.repeat(100000), m: 'm'.repeat(MB), ma: 'ma '.repeat(330000), low: 'tối mật và\n'.repeat(90000), lab: 'độ mật: tối mật thì\n'.repeat(50000), q: 'm?'.repeat(MB/2), comb: 'a\u0332'.repeat(MB/2),
  };
  for (const [k, t] of Object.entries(adv)) { const s = performance.now(); const f = searchMarks(t, R); console.log('TIME', k, t.length, Math.round(performance.now() - s), JSON.stringify(f)); }
}, 600000);
