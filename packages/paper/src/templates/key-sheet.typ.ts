/** Key sheet of a committee member, A5 upright. */
export const KEY_SHEET_TEMPLATE = String.raw`
#let doc = content.body
#show: house
#set page(paper: "a5", margin: (x: 13mm, y: 12mm))
#set text(size: 12pt)
#set par(leading: 0.5em, spacing: 0.7em)
#show heading: it => block(width: 100%, above: 0.9em, below: 0.9em, align(center, text(size: 15pt, weight: "bold", fill: accent, it.body)))
#align(center, text(size: 10.5pt, doc.issuer))
#heading(level: 1)[PHIẾU GIỮ KHÓA]
#align(center, par(strong(doc.roundTitle)))
#line(length: 100%, stroke: 0.5pt + ink)
#grid(columns: (auto, 1fr), column-gutter: 4mm, row-gutter: 2.2mm,
  [Người giữ:], strong(doc.memberName),
  [Nhiệm vụ:], doc.memberRole,
  [Lập lúc:], doc.createdText,
  [Tệp cùng nội dung:], doc.fileName)
#align(center, block(above: 3mm, below: 2mm, code("key", "Mã QR chứa khóa đã bọc của thành viên ban kiểm phiếu", 76mm)))
#block(width: 100%, stroke: 0.7pt + ink, inset: 3mm, breakable: false, {
  set align(center)
  par(text(size: 10pt)[Sáu từ để nhận ra đúng tờ này])
  par(text(size: 14pt, weight: "bold", doc.checksumWords.join(" · ")))
})
#set list(marker: [–], body-indent: 2mm)
#list(..doc.keeping)
#par(strong[Không ghi cụm mật khẩu lên tờ này.])
`;
