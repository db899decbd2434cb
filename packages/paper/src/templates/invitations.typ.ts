/** Six invitations on an A4 sheet, without anything secret: cut along the grey lines. */
export const INVITATIONS_TEMPLATE = String.raw`
#let doc = content.body
#let hair = (paint: luma(150), thickness: 0.4pt, dash: "dashed")
#let card(p) = block(width: 97mm, height: 93mm, stroke: hair, inset: (x: 5mm, y: 4mm), above: 0pt, below: 0pt,
  breakable: false, clip: true, {
  set align(center)
  par(text(size: 11pt, doc.issuer))
  heading(level: 1)[THẺ MỜI LẤY PHIẾU]
  par(text(size: 18pt, weight: "bold", p.name))
  par(text(size: 12pt, p.post))
  set align(left)
  par(text(size: 11pt, weight: "bold", doc.roundTitle))
  grid(columns: (1fr, 25mm), column-gutter: 3mm, align: horizon,
    {
      for t in doc.times { par(text(size: 10.5pt)[#t.label: #strong(t.text)]) }
      par(text(size: 10.5pt)[Địa chỉ: #strong(doc.address)])
    },
    code("round", "Mã QR dẫn tới trang nhận phiếu", 25mm))
  if doc.fingerprintWords.len() > 0 {
    par(text(size: 10.5pt)[Tám từ của đợt: #strong(doc.fingerprintWords.join(" · "))])
  }
  par(text(size: 9.5pt, style: "italic", doc.helpText))
  place(bottom + right, text(size: 8pt, fill: luma(90))[STT #str(p.rollNo)])
})

#show: house
#set page(paper: "a4", margin: (x: 8mm, y: 9mm))
#set text(size: 10.5pt)
#set par(leading: 0.45em, spacing: 0.6em)
#show heading: it => block(width: 100%, above: 0.6em, below: 0.6em, text(size: 12.5pt, weight: "bold", fill: accent, it.body))
#for (n, page-people) in doc.people.chunks(6).enumerate() {
  if n > 0 { pagebreak() }
  grid(columns: (97mm, 97mm), rows: 93mm, ..page-people.map(card))
}
`;
