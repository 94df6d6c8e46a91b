/** Words that bind a Vietnamese sentence or address an office, without marks: they say nothing about the matter. */
export const BINDING: ReadonlySet<string> = new Set(
  `a ai an anh ba bac bai ban bang bao bi biet boi buoi ca cac cach cai can cang cao chi chiec cho chu chua chung chuyen
   co con cong cu cua cung cuoi da dai dan dang danh dau day de den deu di dia dich do doc doi don dong du dua duoc duoi
   dung em ga gan giai giao gio gioi giup goi gom gui ha han hang hay hen hien ho hoac hoi hon hop ke kem khac khai khi
   khong kia kien kinh ky la lai lam lan len lich lien loai luc luon ly ma mat may mien minh moi mong mot muc muon muoi nam
   nao nay nen neu ngay nghi nghiep nguoi nhan nhat nhieu nhu nhung no noi nua o phai phan phia phu qua quan quy ra rang
   rat roi sao sau se so sua suc suot su tai tam tat tay ten thanh thang thay the them theo thi thich thieu thu thua thuc
   thuong tien tim tin to toi tot tra loi som trach tren trong tru truoc truong tu tung tuy tuan ty ung va vai van vao vay ve vi viec
   voi vua vung xa xem xet xin xong y`.split(/\s+/),
);

/**
 * Words, without marks, that stand in many letters whatever they are about, and say little: as if some had been read
 * before the first. From what offices write and get; the index says the rest once there are letters.
 */
export const COMMON: ReadonlySet<string> = new Set(
  `am ap bat bay ben bien bo bon bun can_bo cap cau cam canh chau chay chi_phi chieu chin chinh chiu_trach_nhiem cho chon chup
   dat diem dien dien_thoai dinh doan gia gia_dinh giac giay giong giu ghi goc gop hai hanh het he hieu hinh ho_so hoa hoc
   hoc_sinh hom hong huong_dan in ket khen kho khoan khoang khoi kiem lap lay lieu luong luu man mang may_tinh mo mua nang
   ngan nghe nghiem ngoai nguoi_dan nguoi_gia nha nhac nhap nhau nhieu nho nhom nien nop nuoc phan_mem phat phep phi phong
   phuc phut quyen quyet ro sach sai san sang sinh song tac tan thoi_gian thon thong thong_bao tiep tieng tinh to tram
   trang tranh tri trinh tro truc_tuyen trung tuc vang vien viet vu xac xe xom xu xuat xuong yeu`.split(
    /\s+/,
  ),
);
