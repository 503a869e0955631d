import Testing
import TillRecords
import TillTesting

@testable import TillHousehold

/// Five hundred people, numbers and addresses of a dozen countries, each written in fifty ways and more: none of them stays.
@Suite struct WrittenFormsTests {
    private static let people: [(country: String, firsts: [String], lasts: [String])] = [
        ("de", ["Jürgen", "Anneliese", "Sören"], ["Brandtmeier", "Größle", "Müller-Lüdenscheidt", "Öztekin", "Kraus"]),
        ("at", ["Käthe", "Lorenz"], ["Moosbrugger", "Jägermeyr", "Thurnwalder"]),
        ("fr", ["Hélène", "François"], ["Lefèvre", "Dubois-Garçon", "Quénot"]),
        ("es", ["Íñigo", "Maria"], ["Ibáñez", "Nuñez Ordóñez", "Etxeberria"]),
        ("it", ["Nicolò", "Giulia"], ["Bevilacqua", "Squarcialupi", "Fiordelisi"]),
        ("pl", ["Łukasz", "Agnieszka"], ["Wróblewski", "Żółtowska", "Szczepaniak"]),
        ("cz", ["Jiří", "Šárka"], ["Dvořáček", "Němcová", "Hrdlička"]),
        ("tr", ["Şule", "Özgür"], ["Yıldırım", "Çağlayan", "Gümüşoğlu"]),
        ("dk", ["Søren", "Åse"], ["Kjærgaard", "Østergård", "Bøgelund"]),
        ("hu", ["László", "Zsófia"], ["Erdőházi", "Szűcs", "Kőszegi"]),
        ("gb", ["Siobhan", "Keith"], ["O'Shaughnessy", "Featherstone", "Whitlock"]),
        ("nl", ["Joost", "Marijke"], ["van der Zanden", "de Bruijne", "Oosterhuis"]),
        ("pt", ["João", "Conceição"], ["Guimarães", "Brandão", "Magalhães"]),
        ("ru", ["Елена", "Сергей"], ["Кузнецова", "Ворошилов", "Жуковский"]),
        ("gr", ["Γιώργος", "Ελένη"], ["Παπαδόπουλος", "Ξενάκης", "Καραγιάννη"]),
    ]

    /// 105 people, each as a household file lists one.
    private static let named = people.flatMap { group in group.firsts.flatMap { first in group.lasts.map { (first, $0) } } }

    private static let chance = 20261130

    /// Letters of a text as names are compared, all as one word.
    private static func letters(_ text: some StringProtocol) -> String { String(decoding: NameLetters.folded(text), as: UTF8.self) }

    private static func isGone(_ word: String, from shown: String) -> Bool {
        let wanted = letters(word)
        return !letters(shown).contains(wanted)
    }

    @Test func noWrittenFormOfANameStays() throws {
        let titles = try NameTitles(.init(folder: Checkout.path("pipelines/knowledge")))
        var tried = 0
        var stayed: [String] = []
        for (first, last) in Self.named {
            let file = try HouseholdFile(yaml: "members: [{id: m1, role: owner, names: [\"\(first) \(last)\"]}]", id: "h", file: "h.yaml")
            let names = MemberNames(file, titles: titles)
            let forms = WrittenForms.of(first: first, last: last)
            #expect(forms.count >= 50)
            for form in forms {
                for text in [form, "Miete \(form) 03"] {
                    tried += 1
                    let shown = String(decoding: names.hidden(in: Array(text.utf8)), as: UTF8.self)
                    let mayStand = Array(text.utf8).withBytes { names.mayStand(in: $0) }
                    let family = last.split(separator: " ").last.map(String.init) ?? last
                    if !mayStand || !Self.isGone(family, from: shown) {
                        stayed.append("\(form.debugDescription) -> \(shown.debugDescription)")
                    }
                }
            }
        }
        #expect(tried > 14_000)
        #expect(stayed.isEmpty, "\(stayed.count) of \(tried): \(stayed.prefix(40).joined(separator: "\n"))")
    }

    // MARK: Numbers and addresses

    private static func digits(_ count: Int, _ chance: inout SeededChance) -> String {
        (0..<count).map { _ in String(Int.random(in: 0...9, using: &chance)) }.joined()
    }

    /// With check digits that fit.
    private static func iban(_ country: String, _ account: String) -> String {
        let values = (account + country + "00").flatMap { character -> [Int] in
            guard let value = character.hexDigitValue.flatMap({ $0 < 10 ? $0 : nil }) else {
                let letter = Int(character.asciiValue ?? 65) - 55
                return [letter / 10, letter % 10]
            }
            return [value]
        }
        let rest = 98 - values.reduce(0) { ($0 * 10 + $1) % 97 }
        return "\(country)\(rest < 10 ? "0" : "")\(rest)\(account)"
    }

    private static func numbers() -> [String] {
        var chance = SeededChance(UInt64(chance))
        var found: [String] = []
        for _ in 0..<10 {
            found.append(iban("DE", digits(18, &chance)))
            found.append(iban("AT", digits(16, &chance)))
            found.append(iban("NL", "ABNA" + digits(10, &chance)))
            found.append(iban("GB", "WEST" + digits(14, &chance)))
            found.append(iban("FR", digits(10, &chance) + "M" + digits(12, &chance)))
            found.append(iban("IT", "X" + digits(22, &chance)))
            found.append(iban("ES", digits(20, &chance)))
            found.append(iban("PL", digits(24, &chance)))
            found.append(iban("MT", "MALT" + digits(5, &chance) + "000" + "MTLCAST" + digits(4, &chance) + "S"))
            found.append(iban("DK", digits(14, &chance)))
            found.append(iban("CH", digits(17, &chance)))
            found.append(iban("NO", digits(11, &chance)))
            found.append("4" + digits(15, &chance))
            found.append("37" + digits(13, &chance))
            found.append(digits(10, &chance))
        }
        return found
    }

    private static func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return bytes.withBytes { raw in
            Masking.mayHold(raw) ? String(decoding: Masking.text(raw), as: UTF8.self) : text
        }
    }

    /// The digits of a text, of any width.
    private static func plainDigits(_ text: String) -> String {
        text.unicodeScalars.compactMap { scalar -> String? in
            guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
            return String(Int(value))
        }.joined()
    }

    @Test func noWrittenFormOfANumberStays() {
        var tried = 0
        var stayed: [String] = []
        for number in Self.numbers() {
            let forms = WrittenForms.of(number: number)
            #expect(forms.count >= 50)
            // No more of it than its last four.
            let all = Self.plainDigits(number)
            let hidden = String(all.dropLast(4).suffix(5))
            for form in forms {
                for text in [form, "Umbuchung \(form) danke"] {
                    tried += 1
                    let shown = Self.masked(text)
                    if Self.plainDigits(shown).contains(hidden) { stayed.append("\(text.debugDescription) -> \(shown.debugDescription)") }
                }
            }
        }
        #expect(tried > 15_000)
        #expect(stayed.isEmpty, "\(stayed.count) of \(tried): \(stayed.prefix(30).joined(separator: "\n"))")
    }

    @Test func noWrittenFormOfAPhoneStays() {
        var chance = SeededChance(UInt64(Self.chance) + 1)
        var tried = 0
        var stayed: [String] = []
        let countries = ["49", "43", "33", "34", "39", "48", "420", "90", "45", "36", "44", "31", "351", "1", "7"]
        for country in countries {
            for _ in 0..<10 {
                let national = "1" + Self.digits(8, &chance)
                let forms = WrittenForms.of(phone: national, country: country)
                #expect(forms.count >= 50)
                for form in forms {
                    tried += 1
                    let shown = Self.masked("an \(form) am 12.03.2025")
                    if Self.plainDigits(shown).contains(national.dropFirst(1).prefix(5)) { stayed.append("\(form) -> \(shown)") }
                    if !shown.contains("12.03.2025") { stayed.append("\(form) took the day: \(shown)") }
                }
            }
        }
        #expect(tried > 7_000)
        #expect(stayed.isEmpty, "\(stayed.count) of \(tried): \(stayed.prefix(30).joined(separator: "\n"))")
    }

    @Test func noWrittenFormOfAnAddressStays() {
        var tried = 0
        var stayed: [String] = []
        for (index, (first, last)) in Self.named.enumerated() {
            let local = ["\(first).\(last)", "\(last)_\(first)", "\(first)\(index)", "\(last)-\(index)"][index % 4].filter {
                $0 != " " && $0 != "'"
            }
            let domain = ["example.org", "mail.example.co.uk", "büro.example", "web-post.example"][index % 4]
            let forms = WrittenForms.of(local: local, domain: domain)
            #expect(forms.count >= 50)
            for form in forms {
                tried += 1
                let shown = Self.masked("von \(form) bezahlt")
                if shown.lowercased().contains(local.lowercased().suffix(5)) { stayed.append("\(form) -> \(shown)") }
            }
        }
        #expect(tried > 5_000)
        #expect(stayed.isEmpty, "\(stayed.count) of \(tried): \(stayed.prefix(30).joined(separator: "\n"))")
    }

    // MARK: What is no name and no number

    @Test(arguments: [
        "am 2025-03-14 um 18:05", "vom 14.03.2025 bis 31.03.2025", "1.234.567,89 EUR", "12.345.678 Punkte", "Rechnung 123456",
        "03/14/2025 card",
        "1,234,567.89", "Seite 3 (von 12)", "a@b", "@home", "H&M (at) Mall", "2025/03/14",
    ]) func whatIsNoNumberStays(text: String) { #expect(Self.masked(text) == (text == "a@b" ? "…@…" : text)) }

    /// Of merchants' words that equal a part of a member's name at most one in a thousand is hidden.
    @Test func merchantsThatAreCalledAsPeopleAreStay() throws {
        let titles = try NameTitles(.init(folder: Checkout.path("pipelines/knowledge")))
        let merchants = MerchantRows.all
        try #require(merchants.count > 1_000)
        let firsts = ["Anna", "Max", "Ali", "Rosa", "Jean", "Carlos", "Julia", "Sam", "Olga", "Kim"]
        var tried = 0
        var hidden: [String] = []
        for (index, merchant) in merchants.enumerated() where index.isMultiple(of: 3) {
            for word in merchant.split(separator: " ") where word.count >= 3 && word.allSatisfy(\.isLetter) {
                let first = firsts[(index + word.count) % firsts.count]
                let name = index.isMultiple(of: 2) ? "\(first) \(word)" : "\(word) \(first)"
                let file = try HouseholdFile(yaml: "members: [{id: zq9, role: owner, names: [\"\(name)\"]}]", id: "h", file: "h.yaml")
                let names = MemberNames(file, titles: titles)
                for text in [
                    merchant, merchant.uppercased(), "\(merchant.uppercased()) 0412 BERLIN", "\(merchant) GmbH", "Card \(merchant)",
                ] {
                    tried += 1
                    let shown = String(decoding: names.hidden(in: Array(text.utf8)), as: UTF8.self)
                    if shown.contains("zq9") { hidden.append("\(name): \(text) -> \(shown)") }
                }
            }
        }
        #expect(tried > 2_000)
        #expect(hidden.count * 1_000 <= tried, "\(hidden.count) of \(tried): \(hidden.prefix(30).joined(separator: "\n"))")
    }
}

/// Names of merchants as the knowledge files have them.
enum MerchantRows {
    static let all: [String] = {
        let folder = Checkout.path("pipelines/knowledge/categories")
        var found: Set<String> = []
        for name in Files.names(in: folder) where name.hasPrefix("merchants-") {
            for line in (Checkout.text("pipelines/knowledge/categories/\(name)") ?? "").split(separator: "\n") where !line.hasPrefix("#") {
                guard let cell = line.split(separator: "\t").first, cell.contains(where: \.isLetter) else { continue }
                found.insert(String(cell))
            }
        }
        return found.sorted()
    }()
}
