/// The style of pages on their way into a PDF: that of the screen, for a maker of PDF that knows neither grids, nor colours by name in
/// every place, nor styles of drawings from outside them.
enum PaperStyle {
    /// The rules of the whole style sheet as they are on paper, then those of paper alone, for writing from left to right.
    static let text = turned(sheet.rules + lasting, start: "left", end: "right")

    /// The same for writing from right to left.
    static let rightToLeft = turned(sheet.rules + lasting, start: "right", end: "left") + StyleSheet.rightToLeft

    /// What a class of a drawing is as an attribute: `f-incoming` is `fill="#12806f"`.
    /// What only a pointer finds is not drawn.
    static let paints = sheet.paints.merging(["hit": "fill=\"none\""]) { $1 }

    /// Sides of a line by the sides of the sheet: the maker of PDF knows no others.
    private static func turned(_ css: String, start: String, end: String) -> String {
        css.replacing("inset-inline-start", with: start).replacing("inset-inline-end", with: end)
            .replacing("-inline-start", with: "-" + start).replacing("-inline-end", with: "-" + end)
    }

    private static let sheet = PaperSheet(StyleSheet.text + StyleSheet.home)

    /// After all others. Sizes are of paper already.
    private static let lasting = """
        @page{size:A4;margin:13mm 13mm 15mm;@bottom-right{content:counter(page) " / " counter(pages);font:9px sans-serif;color:#5a6170}}
        body{font-family:"DejaVu Sans","IPAexGothic",sans-serif;background:#fff}
        h1{font-size:30px}section{margin:0 0 18px}.top,main,footer{max-width:none;padding:0}.top{margin-bottom:14px}
        footer{padding-top:10px}
        .skip,.steps,details,.filter,.ev,.sign,.signs,.symbols,.narrow,.trail .mark{display:none}
        th details,th summary{display:block;list-style:none;color:inherit}th details>:not(summary){display:none!important}
        details.more,.wide{display:block}.more>summary{display:none}a{color:inherit;text-decoration:none}
        h2,h3,.key,.note,caption,.day,.sub+table{break-after:avoid}.ledger tbody{break-inside:avoid}thead{display:table-header-group}tfoot{display:table-row-group}
        tr,li,svg,.figures,.calendar,.trio,#days,#flow,#sources,#coverage,#beside,.total,.now dl div{break-inside:avoid}
        .trail,.trail ol,.heading,.facts,.key,.changes,.home,.finds,.stack,.turns,dl{display:block}
        .trail li{display:inline}.facts li,.changes>*{display:inline-block;margin-inline-end:8px}
        .key span{display:inline-block;margin-inline-end:14px}.key span::before{background-color:#5a6170}
        .key .k-in::before,.key .k-proven::before{background-color:#12806f}.key .k-out::before{background-color:#d0643a}
        .key .k-line::before{background-color:#3c50a0}.key .k-rows::before{background-color:#9aa2af}.key .k-gap::before{background-color:#b3261e}
        .key .k-band::before{background-color:#b1b9d9}.key .k-wide::before{background-color:#d8dcec}
        .figures,.trio,#trend .pair,#findings .pair,.accounts,.asides,.questions{display:block;font-size:0}
        .figures>*,.trio>*,#trend .pair>*,#findings .pair>*,.accounts>*,.asides>*,.questions>*{display:inline-block;vertical-align:top;
        font-size:12.8px;width:49%;margin:0 0 10px;margin-inline-end:1%}
        .figures>*,.trio>*{width:32%}.home>section,.pair>*{margin:0 0 14px}
        .lines a,.turns li,.now dl div,.items li,.ends,.due li{display:table;width:100%}
        .lines a>*,.turns li>*,.now dl div>*,.items li>*,.ends>*,.due li>*{display:table-cell;vertical-align:top}
        .lines a>*:last-child,.turns li>*:last-child,.now dl div>*:last-child,.items li>*:last-child,.ends>*:last-child,
        .due li>*:last-child{text-align:end}.due span:first-child{width:4.5em}
        .state,#balances .state{display:inline-block;width:auto}
        .ledger{table-layout:fixed}.ledger thead th:first-child{width:42%}.ledger thead th:nth-child(2){width:24%}
        .ledger thead th:nth-child(3){width:20%}.ledger thead th:nth-child(4){width:14%}.acc{white-space:normal}
        .calendar{width:100%;margin:0}.calendar td{height:auto}.calendar .said,.calendar abbr{text-decoration:none}
        .calendar .said{display:none}
        .calendar .heat0,.calendar .heat1{background:#fbf2ef}.calendar .heat2{background:#f4e3dd}.calendar .heat3{background:#edd3c9}
        .calendar .heat4{background:#e5c1b4}
        .barcell{width:18%}

        """
}

/// A style sheet taken apart: what of it paper takes, with variables filled in and sizes for a sheet, and the paints of drawings.
struct PaperSheet {
    private(set) var rules = ""
    private(set) var paints: [String: String] = [:]
    private var values: [Substring: Substring] = [:]

    /// A page of A4 has about 690 units between its margins where the screen has 1,030; what is read is made a fifth smaller.
    private static let scale = 8

    init(_ css: String) {
        var rest = css[...]
        while let open = rest.firstIndex(of: "{") {
            let selector = rest[..<open].drop { $0.isWhitespace }
            guard let close = PaperSheet.end(of: rest, from: open) else { return }
            let inside = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            // What is for dark screens, telephones and printers of browsers is not for it.
            guard !selector.hasPrefix("@") else { continue }
            if selector == ":root" { learn(inside) }
            if PaperSheet.isPaint(selector) { take(paint: inside, of: selector) } else { take(inside, of: selector) }
        }
    }

    /// The brace that closes the one at `open`.
    private static func end(of css: Substring, from open: Substring.Index) -> Substring.Index? {
        var depth = 0
        for place in css[open...].indices {
            if css[place] == "{" { depth += 1 }
            if css[place] == "}" { depth -= 1 }
            if depth == 0 { return place }
        }
        return nil
    }

    private mutating func learn(_ declarations: Substring) {
        for declaration in declarations.split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1)
            let name = parts[0].drop { $0.isWhitespace }
            if parts.count == 2, name.hasPrefix("--") { values[name] = parts[1] }
        }
    }

    private static func isPaint(_ selector: Substring) -> Bool {
        selector.split(separator: ",").allSatisfy { $0.hasPrefix(".f-") || $0.hasPrefix(".s-") }
    }

    private mutating func take(paint: Substring, of selector: Substring) {
        let parts = paint.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return }
        for name in selector.split(separator: ",") { paints[String(name.dropFirst())] = "\(parts[0])=\"\(parts[1])\"" }
    }

    private mutating func take(_ declarations: Substring, of selector: Substring) {
        rules += selector + "{" + PaperSheet.scaled(filled(declarations)) + "}\n"
    }

    /// Variables by their values; one that has none by what stands for it.
    private func filled(_ text: Substring) -> String {
        var out = ""
        var rest = text
        while let start = rest.firstRange(of: "var(") {
            guard let end = rest[start.upperBound...].firstIndex(of: ")") else { break }
            let parts = rest[start.upperBound..<end].split(separator: ",", maxSplits: 1)
            out += rest[..<start.lowerBound]
            out += values[parts[0]] ?? (parts.count == 2 ? parts[1] : "inherit")
            rest = rest[rest.index(after: end)...]
        }
        return out + rest
    }

    /// Sizes in `px` made smaller; hairlines stay.
    private static func scaled(_ text: String) -> String {
        var out: [UInt8] = []
        let bytes = Array(text.utf8)
        var place = 0
        while place < bytes.count {
            let start = place
            while place < bytes.count, bytes[place] &- 48 < 10 || bytes[place] == 46 { place += 1 }
            guard place > start else {
                out.append(bytes[place])
                place += 1
                continue
            }
            let isSize = place + 1 < bytes.count && bytes[place] == UInt8(ascii: "p") && bytes[place + 1] == UInt8(ascii: "x")
            let digits = String(decoding: bytes[start..<place], as: UTF8.self)
            out += Array((isSize ? smaller(digits) : digits).utf8)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `13.5` as `10.8`, to a tenth.
    private static func smaller(_ digits: String) -> String {
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let (whole, tenth) = (parts.first.flatMap { Int($0) } ?? 0, parts.count > 1 ? Int(parts[1].prefix(1)) ?? 0 : 0)
        let tenths = whole * 10 + tenth
        guard tenths > 10 else { return digits }
        let scaled = (tenths * scale + 5) / 10
        return scaled % 10 == 0 ? String(scaled / 10) : "\(scaled / 10).\(scaled % 10)"
    }
}
