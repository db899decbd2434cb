/**
 * Passwords of ten letters or more that guessing programs try first, as base letters and digits only, lower case:
 * the long ones of the public top lists, and what Vietnamese users choose by habit. Shorter ones are refused anyway.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `1234567890 12345678910 0123456789 0987654321 9876543210 1234567891 1234512345 1122334455 1111122222 1234554321
  1234567899 12345678900 1029384756 1357924680 0123456780 1231231231 123123123123 147258369147 1472583690 7894561230
  qwertyuiop qwerty1234 qwerty12345 qwerty123456 1q2w3e4r5t 1qaz2wsx3edc qazwsxedcr asdfghjkl1 asdfghjkl123 zxcvbnm123
  q1w2e3r4t5 qwertyuiop123 1qazxsw23edc abcd123456 abc1234567 abc123456789 abcdef1234 a123456789 a1234567890 aa12345678
  aa123456789 q123456789 123456789a 123456789q 1234567890a password12 password123 password1234 passw0rd123 password2024
  password2025 password2026 administrator admin12345 admin123456 admin123admin adminadmin welcome123 welcome1234
  iloveyou12 iloveyou123 letmein123 changeme123 changemenow default123 superman123 football123 princess123 sunshine123
  computer123 internet123 matkhau123 matkhau1234 matkhau12345 matkhau123456 matkhaumoi matkhaucuatoi matkhaumacdinh
  khongcomatkhau khongbiet123 anhyeuem123 anhyeuem12 anhyeuem1234 emyeuanh123 yeuemnhieu anhnhoem123 toiyeuban123
  vietnam123 vietnam1234 vietnam12345 vietnam1945 vietnam1975 vietnam2024 vietnam2025 vietnam2026 toiyeuvietnam
  toilanguoivietnam vietnamvodich hanoi12345 hanoi123456 saigon12345 saigon123456 hochiminh123 hochiminh1890 dangcongsan
  dangbo1234 dangbo12345 dangvien123 dangvien1234 dangvien123456 dangcongsanvietnam chibo12345 chibo123456 bithu12345
  phuong12345 phuong123456 danguy12345 danguy123456 chaomung123 xinchao123 xinchao1234 giadinh123 giadinhtoi
  conyeume123 meyeucon123 nguyenvana nguyenvanan nguyenthia tranvan123 nguyenvan123 truongson123 dienbienphu 0304197500
  0203193000 0209194500 0708202300 0912345678 0987654322 0123456788 0909090909 0123123123 0369258147 0147258369`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
