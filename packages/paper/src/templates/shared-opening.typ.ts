/**
 * Typst code shared by all layouts. `content` and `codes` come as JSON inputs: no word of a user is ever parsed as
 * Typst. Fonts outside the house are switched off, so that two machines set the same pages.
 */
export const SHARED_OPENING = String.raw`
#let content = json(bytes(sys.inputs.content))
#let codes = json(bytes(sys.inputs.codes))
#let ink = rgb("#1a1a1a")
#let accent = rgb("#8f1d14")
#let code(name, alt, size) = image(bytes(codes.at(name)), format: "svg", alt: alt, width: size, height: size)
#let house(body) = {
  set document(title: content.title)
  set text(font: "Tinos", fallback: false, lang: "vi", region: "VN", hyphenate: false, fill: ink)
  // A symbol such as 12-KH/ĐU or 298/KH-UBND is one word: it never breaks at its hyphen or stroke.
  show regex("\\d+[-/]\\p{Lu}{1,5}([-/]\\p{Lu}{1,6})+"): it => box(it)
  body
}
`;
