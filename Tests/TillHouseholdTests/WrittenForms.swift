/// Forms in which people and programs write names, numbers and addresses, at least fifty of each.
enum WrittenForms {
    /// Of a name: first name and family's name.
    static func of(first: String, last: String) -> [String] {
        let (f, l) = (first, last)
        let (uf, ul, lf, ll) = (f.uppercased(), l.uppercased(), f.lowercased(), l.lowercased())
        let i = String(f.prefix(1))
        let half = l.index(l.startIndex, offsetBy: l.count / 2)
        let (head, tail) = (String(l[..<half]), String(l[half...]))
        let whole = [
            "\(f) \(l)", "\(uf) \(ul)", "\(lf) \(ll)", "\(l) \(f)", "\(l), \(f)", "\(ul), \(uf)", "\(ul),\(uf)", "\(l) , \(f)",
            "\(f)  \(l)",
            "\(f)-\(l)", "\(f)_\(l)", "\(f).\(l)", "\(f)\u{A0}\(l)", "\(f)/\(l)", "\(f)\u{200B}\(l)", "\(f)\n\(l)", "\(f)\t\(l)",
            "\(f)\(l)",
            "\(uf)\(ul)", "\(lf)\(ll)", "\(l)\(f)", "\(ll)\(lf)", "\(f) \(ul)", "\(ul) \(f)", "(\(f) \(l))", "\"\(f) \(l)\"", "\(f) \(l)s",
            "\(f) \(l)'s", "\(f) M. \(l)", "\(f) M \(l)", wide("\(f) \(l)"), wide(f) + " " + l, plain("\(f) \(l)"), plain("\(uf) \(ul)"),
            spelled("\(f) \(l)"), spelled("\(uf) \(ul)"), decomposed("\(f) \(l)"), "\(f) \(head)-\(tail)", "\(f) \(head)-\n\(tail)",
            "\(f) \(head) \(tail)", "\(uf) \(head.uppercased()) \(tail.uppercased())", "\(f)\u{AD} \(head)\u{AD}\(tail)",
            "2025_\(f)_\(l)_03",
            spaced("\(uf) \(ul)"), bold("\(f) \(l)"), "x\(lf)\(ll.filter(\.isLetter))", "\(f) \(l.prefix(max(3, l.count - 2)))",
        ]
        let initials = [
            "\(i). \(l)", "\(i) \(l)", "\(i.uppercased()) \(ul)", "\(i).\(l)", "\(l), \(i).", "\(l) \(i).", "\(ul), \(i.uppercased())",
            "\(l) \(i)",
            "\(i.lowercased())_\(ll)", "\(i). M. \(l)", "\(i)-\(l)", plain("\(i). \(l)"), spelled("\(i.uppercased()) \(ul)"),
            wide("\(i). \(l)"),
        ]
        let titles = [
            "Frau \(l)", "Fr. \(l)", "Herrn Dr. \(l)", "Mrs \(l)", "MR. \(ul)", "Familie \(l)", "Sr. \(l)", "Mme \(l)", "dr \(ll)",
            "Prof. Dr. \(l)", "Frau \(i). \(l)", "Hr.\(l)", spelled("Frau \(l)"),
        ]
        return whole + initials + titles
    }

    /// Of an IBAN, a card's or an account's number: digits and capitals.
    static func of(number: String) -> [String] {
        let marks = ["", " ", "-", ".", "\u{A0}", "\u{2009}", "\u{200B}", "\u{2011}"]
        var forms: [String] = []
        for text in [number, number.lowercased(), wide(number)] {
            for mark in marks { forms.append(grouped(text, 4, mark)) }
        }
        for text in [number, number.lowercased()] {
            forms += [
                "IBAN \(text)", "IBAN:\(text)", "Nr.\(text)", "(\(text))", "\(text)/EUR", "\(text), bitte", "\(text)\n", "\"\(text)\"",
                "Konto_\(text)_2025", "auf \(grouped(text, 4, " ")) von", "#\(text)#", "*\(text)", "\(text);", "[\(grouped(text, 4, "-"))]",
            ]
        }
        return forms
    }

    /// Of a phone's number in its country: digits after the zero.
    static func of(phone national: String, country: String) -> [String] {
        let (a, b) = (String(national.prefix(3)), String(national.dropFirst(3)))
        let (c, d) = (String(b.prefix(3)), String(b.dropFirst(3)))
        let heads = ["+\(country)", "00\(country)", "+\(country) (0)", "(+\(country))", "0"]
        let marks = [" ", "-", "/", ".", "", "\u{A0}", " - ", "\u{2011}"]
        var forms: [String] = []
        for head in heads { for mark in marks { forms.append("\(head)\(head == "0" ? "" : mark)\(a)\(mark)\(c)\(mark)\(d)") } }
        return forms + heads.map { wide($0 + a + b) } + heads.map { "Tel.: \($0)\(a)\(b)" } + heads.map { "\($0)\(a) \(b), ruf an" }
    }

    /// Of an address of e-mail.
    static func of(local: String, domain: String) -> [String] {
        let at = ["@", "\u{FF20}", " @ ", "(at)", "[at]", " (at) ", " [at] ", "@ ", " @"]
        var forms: [String] = []
        for mark in at {
            for (left, right) in [(local, domain), (local.uppercased(), domain.uppercased()), (local, domain.uppercased())] {
                forms += ["\(left)\(mark)\(right)", "Mail: \(left)\(mark)\(right)."]
            }
        }
        return forms + ["mailto:\(local)@\(domain)", "<\(local)@\(domain)>", "\(local)+shop@\(domain)"]
    }

    private static func grouped(_ text: String, _ size: Int, _ mark: String) -> String {
        var out = ""
        for (index, character) in text.enumerated() {
            if index > 0, index.isMultiple(of: size) { out += mark }
            out.append(character)
        }
        return out
    }

    private static func mapped(_ text: String, _ change: (Unicode.Scalar) -> String) -> String { text.unicodeScalars.map(change).joined() }

    private static func wide(_ text: String) -> String {
        mapped(text) {
            (0x21...0x7E).contains($0.value) ? String(Unicode.Scalar($0.value + 0xFEE0).map(Character.init) ?? " ") : String($0)
        }
    }

    private static func bold(_ text: String) -> String {
        mapped(text) { scalar in
            let base: UInt32? = (65...90).contains(scalar.value) ? 0x1D400 - 65 : (97...122).contains(scalar.value) ? 0x1D41A - 97 : nil
            return base.flatMap { Unicode.Scalar($0 + scalar.value) }.map { String(Character($0)) } ?? String(scalar)
        }
    }

    private static func spaced(_ text: String) -> String {
        text.split(separator: " ").map { $0.map(String.init).joined(separator: " ") }.joined(separator: "  ")
    }

    private static let accents: [(letter: Character, plain: String, spelled: String, apart: String)] = [
        ("ä", "a", "ae", "a\u{308}"), ("ö", "o", "oe", "o\u{308}"), ("ü", "u", "ue", "u\u{308}"), ("ß", "ss", "ss", "ß"),
        ("é", "e", "e", "e\u{301}"),
        ("è", "e", "e", "e\u{300}"), ("ç", "c", "c", "c\u{327}"), ("ñ", "n", "n", "n\u{303}"), ("í", "i", "i", "i\u{301}"),
        ("á", "a", "a", "a\u{301}"),
        ("ó", "o", "o", "o\u{301}"), ("ø", "o", "oe", "ø"), ("å", "a", "aa", "a\u{30A}"), ("ł", "l", "l", "ł"), ("ż", "z", "z", "z\u{307}"),
        ("ą", "a", "a", "a\u{328}"), ("ę", "e", "e", "e\u{328}"), ("š", "s", "s", "s\u{30C}"), ("č", "c", "c", "c\u{30C}"),
        ("ř", "r", "r", "r\u{30C}"),
        ("ğ", "g", "g", "g\u{306}"), ("ş", "s", "s", "s\u{327}"), ("ı", "i", "i", "ı"), ("ã", "a", "a", "a\u{303}"),
        ("ő", "o", "o", "o\u{30B}"),
        ("Ö", "O", "Oe", "O\u{308}"), ("Ü", "U", "Ue", "U\u{308}"), ("Ä", "A", "Ae", "A\u{308}"), ("Ø", "O", "Oe", "Ø"),
        ("Å", "A", "Aa", "A\u{30A}"),
        ("Ş", "S", "S", "S\u{327}"), ("Č", "C", "C", "C\u{30C}"), ("Š", "S", "S", "S\u{30C}"), ("Ł", "L", "L", "Ł"),
        ("Á", "A", "A", "A\u{301}"),
        ("É", "E", "E", "E\u{301}"),
    ]

    private static func plain(_ text: String) -> String {
        text.map { letter in accents.first { $0.letter == letter }?.plain ?? String(letter) }.joined()
    }

    private static func spelled(_ text: String) -> String {
        text.map { letter in accents.first { $0.letter == letter }?.spelled ?? String(letter) }.joined()
    }

    private static func decomposed(_ text: String) -> String {
        text.map { letter in accents.first { $0.letter == letter }?.apart ?? String(letter) }.joined()
    }
}
