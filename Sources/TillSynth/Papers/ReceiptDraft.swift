/// The lines of a receipt, before they are printed.
struct ReceiptDraft {
    enum Side { case leading, centre }

    /// One printed line: a text, and a second one at the right edge.
    struct Line {
        var text: String
        var right: String
        var side: Side
        var size: Print.Size
    }

    /// Letters of plain size that fit beside each other.
    let columns: Int
    private(set) var lines: [Line] = []

    init(columns: Int) { self.columns = columns }

    mutating func title(_ text: String) {
        // A long name takes the smaller size rather than leave the paper.
        let fits = text.count * Print.Size.title.advance <= columns * Print.Size.plain.advance
        lines.append(Line(text: text, right: "", side: .centre, size: fits ? .title : .tall))
    }

    mutating func centre(_ text: String) { lines.append(Line(text: text, right: "", side: .centre, size: .plain)) }

    mutating func row(_ left: String, _ right: String = "", _ size: Print.Size = .plain) {
        // Where both do not fit, the left one is cut, as tills do.
        let room = columns * Print.Size.plain.advance / size.advance - right.count - (right.isEmpty ? 0 : 1)
        lines.append(Line(text: String(left.prefix(max(0, room))), right: right, side: .leading, size: size))
    }

    mutating func ruled(_ sign: Character = "-") { row(String(repeating: sign, count: columns)) }

    mutating func gap() { row("") }

    /// The text of the receipt, line by line.
    var text: String {
        lines.map { line in
            line.right.isEmpty ? line.text : line.text + String(repeating: " ", count: 2) + line.right
        }.joined(separator: "\n")
    }

    /// The strip of paper that a till prints.
    func printed(dark: Int) -> Paper {
        let plain = Print.Size.plain
        let margin = plain.advance * 2
        var paper = Paper(width: columns * plain.advance + 2 * margin)
        var head = Print(dark: dark)
        paper.feed(plain.pitch)
        for line in lines {
            let top = paper.height
            paper.feed(line.size.pitch)
            let room = columns * plain.advance
            let start = line.side == .centre ? max(0, room - line.text.count * line.size.advance) / 2 : 0
            head.put(line.text, x: margin + start, y: top, size: line.size, on: &paper)
            head.put(line.right, x: margin + room - line.right.count * line.size.advance, y: top, size: line.size, on: &paper)
        }
        paper.feed(plain.pitch * 3 / 2)
        return paper
    }
}

/// The print head of a till: letters in one of a few sizes, soft at their edges.
struct Print {
    /// Width and height of a unit of the grid, and the width of the stroke, in hundredths of a pixel.
    struct Size: Hashable {
        var across: Int
        var up: Int
        var pen: Int

        static let plain = Size(across: 180, up: 205, pen: 205)
        static let bold = Size(across: 180, up: 205, pen: 300)
        static let tall = Size(across: 200, up: 300, pen: 320)
        static let title = Size(across: 340, up: 340, pen: 470)

        var advance: Int { across * PrinterFont.advance / 100 }
        /// From one line to the next, in pixels.
        var pitch: Int { up * (PrinterFont.height + 2) / 100 }
    }

    /// The ink a letter leaves, pixel by pixel.
    private struct Stamp {
        var width: Int
        var height: Int
        var covers: [UInt8]
    }

    private struct Key: Hashable {
        var letter: Character
        var size: Size
    }

    private var stamps: [Key: Stamp] = [:]
    /// How dark the ink is: the shade of full cover.
    let dark: Int

    init(dark: Int) { self.dark = dark }

    /// Prints `text` with its left end at `x`, its line's top at `y`.
    mutating func put(_ text: String, x: Int, y: Int, size: Size, on paper: inout Paper) {
        var left = x
        for letter in text {
            let stamp = stamp(letter, size)
            for row in 0..<stamp.height {
                for column in 0..<stamp.width {
                    let cover = Int(stamp.covers[row * stamp.width + column])
                    if cover > 0 { paper.ink(left - Print.margin + column, y + row, cover: cover, dark: dark) }
                }
            }
            left += size.advance
        }
    }

    /// Room around a letter for the width of its strokes.
    private static let margin = 3

    private mutating func stamp(_ letter: Character, _ size: Size) -> Stamp {
        let key = Key(letter: letter, size: size)
        if let stamp = stamps[key] { return stamp }
        let made = Print.draw(PrinterFont.strokes(letter), size)
        stamps[key] = made
        return made
    }

    private static func draw(_ strokes: [[(x: Int, y: Int)]], _ size: Size) -> Stamp {
        let (width, height) = (size.advance + 2 * margin, size.pitch)
        var stamp = Stamp(width: width, height: height, covers: Array(repeating: 0, count: width * height))
        let (across, up, pen) = (Double(size.across) / 100, Double(size.up) / 100, Double(size.pen) / 200)
        func place(_ point: (x: Int, y: Int)) -> (x: Double, y: Double) {
            (Double(margin) + Double(point.x) * across + across / 2, Double(PrinterFont.height - point.y) * up + up / 2)
        }
        for stroke in strokes {
            for (start, end) in zip(stroke, stroke.dropFirst()) {
                let (from, to) = (place(start), place(end))
                for row in 0..<height {
                    for column in 0..<width {
                        let away = distance((Double(column) + 0.5, Double(row) + 0.5), from, to)
                        let cover = UInt8(max(0, min(1, pen + 0.5 - away)) * 255)
                        stamp.covers[row * width + column] = max(stamp.covers[row * width + column], cover)
                    }
                }
            }
        }
        return stamp
    }

    /// From a point to a segment. Square roots are exact to the last bit on every machine, so the picture is too.
    private static func distance(_ point: (x: Double, y: Double), _ from: (x: Double, y: Double), _ to: (x: Double, y: Double)) -> Double {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let length = dx * dx + dy * dy
        let along = length == 0 ? 0 : max(0, min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length))
        let (x, y) = (from.x + along * dx - point.x, from.y + along * dy - point.y)
        return (x * x + y * y).squareRoot()
    }
}

/// The typeface of the invented tills: single strokes on a grid of 7 by 15, as receipt printers draw them; every letter is as wide as
/// another. Leptonica's own bitmap fonts are a book face without umlauts and currency signs, and no other font need be installed.
enum PrinterFont {
    /// Width of a letter and the room after it, in units of the grid.
    static let advance = 8
    /// Height of the base line and of a capital above the foot of the grid.
    static let baseline = 3
    static let height = 15

    /// A stroke is a row of points; a point is two hexadecimal digits, across and up.
    static func strokes(_ letter: Character) -> [[(x: Int, y: Int)]] {
        drawn[letter] ?? drawn["*"] ?? []
    }

    static func isDrawn(_ letter: Character) -> Bool { drawn[letter] != nil }

    private static let drawn: [Character: [[(x: Int, y: Int)]]] = {
        var drawn: [Character: [[(x: Int, y: Int)]]] = [" ": []]
        for (letter, text) in outlines {
            drawn[letter] = text.split(separator: " ").map { stroke in
                let digits = stroke.compactMap(\.hexDigitValue)
                return stride(from: 0, to: digits.count - 1, by: 2).map { (digits[$0], digits[$0 + 1]) }
            }
        }
        for (letter, base, mark) in marked {
            drawn[letter] = (drawn[base] ?? []) + mark.map { [($0, $1), ($0, $1 + 1)] }
        }
        for (letter, base, stroke) in accented {
            drawn[letter] = (drawn[base] ?? []) + [stroke]
        }
        return drawn
    }()

    /// Letters with an accent, a tilde or a ring: the letter beneath and the stroke above.
    private static let accented: [(Character, Character, [(x: Int, y: Int)])] = [
        ("é", "e", acute), ("á", "a", acute), ("ó", "o", acute), ("ú", "u", acute), ("í", "l", [(4, 12), (5, 14)]),
        ("è", "e", grave), ("à", "a", grave), ("ì", "l", [(4, 12), (3, 14)]), ("ò", "o", grave), ("ù", "u", grave),
        ("ñ", "n", [(1, 10), (2, 11), (4, 10), (5, 11)]), ("å", "a", [(3, 10), (2, 11), (3, 12), (4, 11), (3, 10)]),
        ("ø", "o", [(0, 3), (6, 8)]), ("ç", "c", [(3, 3), (3, 1), (2, 1)]),
    ]
    private static let acute = [(x: 3, y: 10), (x: 4, y: 12)]
    private static let grave = [(x: 3, y: 10), (x: 2, y: 12)]

    /// Letters with two dots: the letter beneath and where each dot begins.
    private static let marked: [(Character, Character, [(Int, Int)])] = [
        ("ä", "a", [(1, 10), (5, 10)]), ("ö", "o", [(1, 10), (5, 10)]), ("ü", "u", [(1, 10), (5, 10)]),
        ("Ä", "A", [(0, 12), (6, 12)]), ("Ö", "O", [(1, 13), (5, 13)]), ("Ü", "U", [(1, 13), (5, 13)]),
    ]

    private static let outlines: KeyValuePairs<Character, String> = [
        "A": "033b63 1656", "B": "030b4b6a684707 4766644303", "C": "694b2b0905234365", "D": "030b3b69653303", "E": "6b0b0363 0757",
        "F": "6b0b03 0757", "G": "694b2b09052343656737", "H": "030b 636b 0767", "I": "1b5b 1353 3b33", "J": "2b5b 4b45332305",
        "K": "030b 6b06 2863", "L": "0b0363", "M": "030b366b63", "N": "030b636b", "O": "2b0905234365694b2b", "P": "030b4b6a684707",
        "Q": "2b0905234365694b2b 3662", "R": "030b4b6a684707 3763", "S": "694b2b0a0827476664432305", "T": "0b6b 3b33",
        "U": "0b052343656b", "V": "0b336b", "W": "0b1338536b", "X": "036b 0b63", "Y": "0b376b 3733", "Z": "0b6b0363",
        "0": "2b1915234355594b2b", "1": "193b33 1353", "2": "092b4b69680363", "3": "0a2b4b6a684727 476664432304", "4": "4b0565 4b43",
        "5": "6b0b0728486765432304", "6": "6a4b2b090523436566482806", "7": "0b6b23", "8": "27080a2b4b6a684727060423436466 6647",
        "9": "04234365694b2b090826466668",
        "a": "0728486763 662605042343 4364", "b": "0b03 0628486665432305", "c": "6748280605234364", "d": "6b63 6648280605234365",
        "e": "06666748280605234364", "f": "5b3b2a23 0848", "g": "6862402001 6648280605234365", "h": "0b03 0628486663",
        "i": "183833 1353 3a3b", "j": "28484120 4a4b", "k": "0b03 5805 2663", "l": "1b3b33 1353", "m": "0308 0718283733 3748586763",
        "n": "0308 0628486663", "o": "280605234365664828", "p": "0800 0628486665432305", "q": "6860 6648280605234365",
        "r": "0308 06284867", "s": "67482807165564432304", "t": "2b24334364 0858", "u": "0805234365 6863", "v": "083368",
        "w": "0813375368", "x": "0368 0863", "y": "0833 682000", "z": "08680363", "ß": "03092b4b5a5947376664433323",
        "É": "6b0b0363 0757 3c4e",
        ".": "3343 3444", ",": "34444321 3344", ":": "3343 3444 3747 3848", ";": "3747 3848 34444321", "-": "1757", "+": "1757 3935",
        "*": "3a36 1957 1759", "/": "136b", "(": "4b292543", ")": "2b494523", "%": "036b 0a1b2a190a 5464535354", "'": "3b39",
        "\"": "2b29 4b49", "&": "63191a2b3b4a490504134366", "#": "232b 434b 0666 0969", "=": "1656 1858", "!": "3b36 3334",
        "?": "092b4b69683735 3334", "$": "694b2b0a0827476664432305 3c32", "£": "695b4b29250363 0747", "€": "6a4b3b1915334364 0848 0646",
        "@": "5558382726355566694b2b09052353", "_": "0262", "[": "4b2b2343", "]": "2b4b4323",
    ]
}
