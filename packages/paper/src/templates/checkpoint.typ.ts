/** Audit checkpoint, A5 upright. */
export const CHECKPOINT_TEMPLATE = String.raw`
#let doc = content.body
#show: house
#set page(paper: "a5", margin: (x: 13mm, y: 13mm))
#set text(size: 12pt)
#set par(leading: 0.55em, spacing: 0.8em)
#show heading: it => block(width: 100%, above: 0.9em, below: 0.8em, align(center, text(size: 16pt, weight: "bold", fill: accent, it.body)))
#align(center, text(size: 11pt, doc.organisation))
#heading(level: 1)[DẤU NHẬT KÝ]
#line(length: 100%, stroke: 0.5pt + ink)
#grid(columns: (auto, 1fr), column-gutter: 4mm, row-gutter: 2.6mm,
  [Lấy lúc:], strong(doc.takenText),
  [Số dòng nhật ký:], strong(doc.entryCount))
#par[Dấu của dòng cuối:]
#block(width: 100%, stroke: 0.7pt + ink, inset: 3.5mm, breakable: false,
  align(center, for row in doc.hashGroups.chunks(4) { par(text(size: 14pt, weight: "bold", row.join("  "))) }))
#align(center, block(above: 4mm, below: 3mm, code("head", "Mã QR chứa dấu nhật ký", 58mm)))
#set enum(numbering: "1.", body-indent: 2mm)
#enum(..doc.howToCheck)
#v(4mm)
#grid(columns: (1fr, 1fr), align: center,
  [], { strong[Người nhận giữ]; linebreak(); text(size: 10pt, style: "italic")[(ký, ghi rõ họ tên)] })
`;
