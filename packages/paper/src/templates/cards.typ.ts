/** Six invitation cards on an A4 sheet: cut along the grey lines, fold the lowest part up along the dotted line. */
export const CARDS_TEMPLATE = String.raw`
#let doc = content.body
#let hair = (paint: luma(150), thickness: 0.4pt, dash: "dashed")
#let fold = (paint: luma(90), thickness: 0.6pt, dash: "dotted")
#let card-height = 93mm
#let third(height, body) = block(width: 100%, height: height, inset: (x: 5mm, y: 2.5mm), above: 0pt, below: 0pt, clip: true, body)

#let card(c, n) = block(width: 97mm, height: card-height, stroke: hair, above: 0pt, below: 0pt, breakable: false, clip: true, {
  third(29mm, {
    set align(center + horizon)
    par(text(size: 10pt, doc.issuer))
    heading(level: 1)[THẺ MỜI]
    par(text(size: 17pt, weight: "bold", c.name))
    par(text(size: 11pt, c.post))
  })
  third(29mm, {
    set text(size: 11pt)
    set align(horizon)
    par(strong(doc.roundTitle))
    par(doc.instruction)
    par(emph(doc.helpText))
  })
  line(length: 100%, stroke: fold)
  third(34.5mm, grid(columns: (30mm, 1fr), column-gutter: 4mm, align: horizon,
    code(c.qr, "Mã QR để nhận phiếu", 30mm),
    {
      par(text(size: 9.5pt)[Địa chỉ:])
      par(text(size: 11pt, weight: "bold", c.address))
      par(text(size: 9.5pt)[Mã gõ tay:])
      par(text(size: 17pt, weight: "bold", tracking: 1pt, c.code))
      par(text(size: 9.5pt, c.expiryText))
    }))
})

#show: house
#set page(paper: "a4", margin: (x: 8mm, y: 9mm))
#set text(size: 10.5pt)
#set par(leading: 0.42em, spacing: 0.55em)
#show heading: it => block(width: 100%, above: 0.7em, below: 0.7em, text(size: 13pt, weight: "bold", fill: accent, it.body))
#for (p, page-cards) in doc.cards.chunks(6).enumerate() {
  if p > 0 { pagebreak() }
  grid(columns: (97mm, 97mm), rows: card-height, ..page-cards.enumerate().map(((i, c)) => card(c, i)))
}
`;
