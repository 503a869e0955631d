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
