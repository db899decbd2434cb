/** Poster of a round, A4 upright, to be read from two steps away. */
export const POSTER_TEMPLATE = String.raw`
#let doc = content.body
#show: house
#set page(paper: "a4", margin: (x: 17mm, y: 15mm))
#set text(size: 16pt)
#set par(leading: 0.55em, spacing: 0.75em)
#show heading: it => block(width: 100%, above: 0.8em, below: 0.7em,
  if it.level == 1 { align(center, text(size: 29pt, weight: "bold", fill: accent, it.body)) }
  else { text(size: 16pt, weight: "bold", it.body) })
#align(center, text(size: 15pt, doc.issuer))
#heading(level: 1, doc.roundTitle)
#line(length: 100%, stroke: 1.2pt + accent)
#grid(columns: (auto, 1fr), column-gutter: 6mm, row-gutter: 4mm,
  ..doc.times.map(t => (t.label, strong(t.text))).flatten())
#block(above: 9mm, below: 9mm, width: 100%, stroke: 1.2pt + accent, inset: 5mm, breakable: false, {
  heading(level: 2)[Tám từ của đợt này]
  par(text(size: 14.5pt)[Trang lấy phiếu trên điện thoại phải hiện đúng tám từ dưới đây. Sai một từ: dừng lại, báo ban kiểm phiếu.])
  v(2mm)
  grid(columns: (1fr,) * 4, row-gutter: 8mm,
    ..doc.fingerprintWords.enumerate().map(((i, w)) =>
      [#text(size: 12pt, fill: luma(90), str(i + 1))#h(1.5mm)#text(size: 27pt, weight: "bold", w)]))
})
#grid(columns: (76mm, 1fr), column-gutter: 8mm, align: horizon,
  code("round", "Mã QR dẫn tới trang của đợt lấy phiếu", 76mm),
  {
    heading(level: 2)[Tự kiểm tra]
    set enum(numbering: "1.", body-indent: 2mm)
    enum(..doc.howToCheck)
    par[Địa chỉ: #strong(doc.address)]
  })
#v(1fr)
#line(length: 100%, stroke: 0.6pt + ink)
#par(text(size: 16pt, doc.helpText))
`;
