/** Official document in the measures of an `OfficialLayout`: letterhead, blocks, signatures, recipients. */
export const OFFICIAL_TEMPLATE = String.raw`
#let lay = content.layout
#let doc = content.body
#let long(cell) = cell.any(line => line.len() > 900)

#let letterhead(head) = {
  set par(justify: false, first-line-indent: 0pt, leading: 0.5em, spacing: 0.55em)
  grid(
    columns: if lay.family == "state" { (1fr, 1.5fr) } else { (1fr, 1.12fr) },
    column-gutter: 4mm,
    align(center, {
      set text(size: lay.sizes.letterhead * 1pt)
      par(head.superior)
      par(strong(head.issuer))
      if lay.family == "state" { block(above: 2.2mm, below: 2mm, line(length: 22mm, stroke: 0.7pt + ink)) } else { par[\*] }
      par(content.number)
    }),
    align(center, {
      let ruled(words) = box(stroke: (bottom: 0.7pt + ink), outset: (bottom: 2.5pt), words)
      let heading = text(size: lay.sizes.heading * 1pt, weight: "bold", lay.heading)
      if lay.motto == "" { par(ruled(heading)) } else {
        par(heading)
        par(ruled(text(size: lay.sizes.placeAndDate * 1pt, weight: "bold", lay.motto)))
      }
      v(1.5mm)
      par(text(size: lay.sizes.placeAndDate * 1pt, style: "italic", head.placeAndDate))
    }),
  )
}

#let title-block() = {
  set par(justify: false, first-line-indent: 0pt)
  set align(center)
  if doc.circulation != "" {
    block(above: 4mm, below: 0mm, box(stroke: 0.7pt + ink, inset: (x: 3mm, y: 1.6mm),
      text(size: 12pt, weight: "bold", doc.circulation)))
  }
  block(above: 9mm, below: 4mm, title(doc.typeName))
  block(above: 2.4mm, below: 3mm, width: 88%, text(weight: "bold", doc.abstract))
  block(above: 3mm, below: 7mm, line(length: 24mm, stroke: 0.7pt + ink))
}

#let paragraph(b) = par(b.runs.map(r => {
  let words = text(r.text)
  if r.at("italic", default: false) { words = emph(words) }
  if r.at("bold", default: false) { words = strong(words) }
  words
}).join())

#let note(b) = block(above: 0.9em, below: 0.9em, sticky: true, text(size: 0.9em, style: "italic", b.text))

#let lines(cell) = cell.join(linebreak())

#let grid-table(b) = {
  set text(size: b.size * 1pt)
  set par(justify: false, first-line-indent: 0pt, leading: 0.45em, spacing: 0.5em)
  let n = b.columns.len()
  let pad = if b.rowHeight == 0 { 1.5mm } else { (b.rowHeight * 1mm - b.size * 0.36mm) / 2 }
  block(above: 1em, below: 1.2em, table(
    columns: b.columns.map(c => if c.width == 0 { 1fr } else { c.width * 1mm }),
    rows: auto,
    stroke: 0.5pt + ink,
    inset: (x: 1.4mm, y: pad),
    align: (x, y) => horizon + (left: left, center: center, right: right).at(b.columns.at(x).align),
    table.header(repeat: true, ..b.columns.map(c => table.cell(align: center + horizon, fill: luma(238), strong(c.title)))),
    ..b.rows.map(row => if row.at("group", default: false) {
      (table.header(level: 2, repeat: true,
        table.cell(colspan: n, align: left + horizon, inset: (x: 1.4mm, y: 1.8mm), strong(lines(row.cells.first())))),)
    } else {
      row.cells.map(cell => table.cell(breakable: long(cell),
        if row.at("bold", default: false) { strong(lines(cell)) } else { lines(cell) }))
    }).flatten(),
  ))
}

#let code-block(b) = block(above: 1em, below: 1.2em, breakable: false, width: 100%, stroke: 0.5pt + ink, inset: 3mm, {
  set par(justify: false, first-line-indent: 0pt, leading: 0.5em, spacing: 0.6em)
  set text(size: 11.5pt)
  grid(columns: (1fr, 34mm), column-gutter: 4mm, align: horizon,
    for (i, l) in b.lines.enumerate() { par(if calc.even(i) { l } else { text(size: 10pt, weight: "bold", l) }) },
    code(b.qr, b.alt, 34mm))
})

#let render(b) = {
  if b.kind == "heading" { heading(level: b.level, b.text) }
  else if b.kind == "paragraph" { paragraph(b) }
  else if b.kind == "note" { note(b) }
  else if b.kind == "table" { grid-table(b) }
  else if b.kind == "code" { code-block(b) }
}

#let signing-room = 18mm
#let signature(office, name) = block(breakable: false, width: 100%, {
  par(strong(office))
  par(text(size: 0.86em, style: "italic")[(ký, ghi rõ họ tên)])
  v(signing-room)
  par(strong(name))
})

#let signatures(s) = if s.left.office != "" or s.right.office != "" {
  set par(justify: false, first-line-indent: 0pt, leading: 0.5em, spacing: 0.6em)
  set align(center)
  let others = s.left.names
  block(above: 1.6em, sticky: true, breakable: others.len() > 6, grid(
    columns: (1fr, 1fr), column-gutter: 6mm,
    {
      par(strong(s.left.office))
      par(text(size: 0.86em, style: "italic")[(ký, ghi rõ họ tên)])
      for name in others { block(breakable: false, { v(if others.len() == 1 { signing-room } else { 12mm }); strong(name) }) }
    },
    signature(s.right.office, s.right.name),
  ))
}

#let recipients(names) = if names.len() > 0 {
  par(if lay.family == "state" { text(size: 12pt, weight: "bold", style: "italic")[Nơi nhận:] }
    else { text(size: 1.05 * lay.sizes.recipients * 1pt, underline(offset: 2pt)[Nơi nhận:]) })
  set text(size: lay.sizes.recipients * 1pt)
  for (i, name) in names.enumerate() { par("- " + name + if i + 1 == names.len() { "." } else { ";" }) }
}

#let closing(chair, names) = if chair != none or names.len() > 0 {
  set par(justify: false, first-line-indent: 0pt, leading: 0.5em, spacing: 0.6em)
  block(above: 1.8em, breakable: names.len() > 20, grid(
    columns: (1fr, 1fr), column-gutter: 6mm,
    recipients(names),
    if chair != none { align(center, {
      par(strong(chair.office))
      par(text(size: 0.86em, style: "italic")[(ký, ghi rõ họ tên, đóng dấu)])
      v(signing-room + 3mm)
      par(strong(chair.name))
    }) },
  ))
}

#show: house
#set page(
  paper: "a4",
  margin: (top: lay.margins.top * 1mm, bottom: lay.margins.bottom * 1mm,
    left: lay.margins.left * 1mm, right: lay.margins.right * 1mm),
  header-ascent: 6mm,
  header: context {
    let here = counter(page).get().first()
    if here > 1 { align(center, text(size: lay.sizes.pageNumber * 1pt, str(here))) }
  },
)
#set text(size: lay.sizes.body * 1pt)
#set par(justify: true, leading: 0.62em, spacing: 0.8em, first-line-indent: (amount: 10mm, all: true))
#show title: set text(size: lay.sizes.typeName * 1pt, weight: "bold")
#show title: set align(center)
#show heading: it => block(above: 1.25em, below: 0.8em, sticky: true, {
  set par(justify: false, first-line-indent: 0pt)
  set text(size: lay.sizes.body * 1pt, weight: "bold", style: if it.level == 3 { "italic" } else { "normal" })
  it.body
})

#letterhead(doc.letterhead)
#title-block()
#for b in doc.blocks { render(b) }
#signatures(doc.signatures)
#closing(doc.signatures.chair, doc.recipients)
`;
