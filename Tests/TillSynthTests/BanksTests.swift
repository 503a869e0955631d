import Foundation
import Testing
import TillRecords

@testable import TillSynth

/// Exports of invented banks: the same bytes for a seed, every choice in three hundred, and a truth that the file bears out.
@Suite struct BanksTests {
    private static let open = (0..<300).map { BankBook(seed: 7, heldOut: false).export($0) }
    private static let held = (0..<300).map { BankBook(seed: 7, heldOut: true).export($0) }

    @Test func theSameSeedWritesTheSameBytes() throws {
        var files: [[String: Data]] = []
        for _ in 0..<2 {
            let folder = try Scratch()
            var writer = try FolderWriter(root: folder.path)
            _ = try BankBook(seed: 11, heldOut: false).write(40, folder: &writer)
            files.append(
                try folder.files().reduce(into: [:]) { $0[$1] = try Data(contentsOf: folder.url.appending(path: $1)) })
        }
        #expect(files[0].count == 81)
        #expect(files[0] == files[1])
        let other = BankBook(seed: 12, heldOut: false).export(0)
        #expect(other.bytes != BankBook(seed: 11, heldOut: false).export(0).bytes)
    }

    @Test func everyLanguageHasAllItsWords() {
        let halves = [BankWords.tongues(heldOut: false), BankWords.tongues(heldOut: true)]
        for tongue in halves.joined() { #expect(tongue.isWhole, "\(tongue.code)") }
        #expect(Set(halves.joined().map(\.code)).count >= 30)
        // What both halves speak has other titles in each.
        for open in halves[0] {
            guard let held = halves[1].first(where: { $0.code == open.code }) else { continue }
            for role in BankRole.allCases {
                #expect(Set(open.titles(role)).isDisjoint(with: held.titles(role)), "\(open.code) \(open.titles(role))")
            }
        }
    }

    /// Every choice of every dimension comes in three hundred exports of one half or the other, most in both.
    @Test func everyChoiceOccurs() {
        func seen(_ exports: [BankBook.Export]) -> Set<String> {
            Set(
                exports.flatMap { export in export.features.listed(export.page.tongue, export.page.country).map { "\($0.name)=\($0.value)" }
                })
        }
        let (open, held) = (seen(Self.open), seen(Self.held))
        let onlyHeld = [
            "delimiter=pipe", "newline=cr", "encoding=utf16le", "encoding=cp1253", "encoding=cp1255", "encoding=cp1256", "encoding=euckr",
            "encoding=tis620", "minus=long-minus", "minus=letter-front", "date=compact-dmy",
        ]
        for choice in onlyHeld { #expect(held.contains(choice) && !open.contains(choice), "\(choice)") }
        let wanted = Self.wanted
        for choice in wanted { #expect(open.contains(choice) || held.contains(choice), "\(choice)") }
        for choice in wanted where !onlyHeld.contains(choice) && !choice.hasPrefix("encoding=") && !choice.hasPrefix("date=") {
            #expect(open.contains(choice) || choice == "decimals=3", "\(choice) in the open half")
        }
    }

    private static var wanted: [String] {
        let tables =
            Self.choices(BankFeatures.Titles.self, "titles") + Self.choices(BankFeatures.Doubt.self, "doubt")
            + Self.choices(BankFeatures.Kind.self, "kind")
            + Self.choices(BankFeatures.Amounts.self, "amounts")
            + Self.choices(BankFeatures.Balance.self, "balance")
            + Self.choices(BankFeatures.Order.self, "order")
            + Self.choices(BankFeatures.Accounts.self, "accounts")
            + Self.choices(BankFeatures.Tables.self, "tables")
            + Self.choices(BankFeatures.Inner.self, "inner")
            + Self.choices(BankFeatures.Length.self, "rows")
            + Self.choices(BankFeatures.Quoting.self, "quoting")
            + Self.choices(BankFeatures.Newline.self, "newline")
            + Self.choices(BankFeatures.Preamble.self, "preamble")
        let cells =
            Self.choices(BankFeatures.PreambleStyle.self, "preamble-style")
            + Self.choices(BankFeatures.Footer.self, "footer")
            + Self.choices(BankFeatures.Time.self, "time")
            + Self.choices(BankFeatures.Texts.self, "texts")
            + Self.choices(BankNumberForm.Sign.self, "minus")
            + Self.choices(BankNumberForm.Affix.self, "affix")
            + Self.choices(BankDateForm.self, "date")
            + Self.choices(BankEncoding.self, "encoding")
            + ["foreign", "pending", "value-date", "trailing", "blank-lines", "wrapped", "padded", "one-sided"].map { "\($0)=yes" }
            + ["none", "blank", "nbsp", "narrow-nbsp", ",", ".", "'", "indian"].map { "group=\($0)" }
            + ["full", "trimmed", "bald"].map { "digits=\($0)" }
            + ["0", "2", "3"].map { "decimals=\($0)" }
        return tables + cells
    }

    private static func choices<Choice: CaseIterable & RawRepresentable<String>>(_ type: Choice.Type, _ name: String) -> [String] {
        type.allCases.map { "\(name)=\($0.rawValue)" }
    }

    @Test func mostCanBeDecided() {
        for half in [Self.open, Self.held] {
            let share = half.filter { $0.features.doubt == .none }.count
            #expect((240...280).contains(share))
            #expect(half.allSatisfy { (3...200).contains($0.page.truths.count) })
        }
    }

    /// A day above 12 decides the order of day and month, and where it is said to be open both readings are days.
    @Test func theOrderOfDayAndMonthIsOpenWhereItIsSaidToBe() {
        for export in Self.open + Self.held where export.features.date.isOrderOpen {
            let days = export.page.truths.map(\.day)
            switch export.features.doubt {
            case .dateOrder:
                #expect(days.allSatisfy { $0.day <= 12 } && days.contains { $0.day != $0.month }, "\(export.name)")
                #expect(export.features.preamble == .none && !export.features.valueDate)
            default: #expect(days.contains { $0.day > 12 }, "\(export.name)")
            }
        }
    }

    /// Where sign, sides or year are said to be open nothing tells them: no balance, no word, no minus.
    @Test func whatIsSaidToBeOpenIsOpen() {
        for export in Self.open + Self.held {
            let features = export.features
            switch features.doubt {
            case .sign: #expect(features.balance == .none && features.texts == .mute && !export.page.columns.roles.contains(.direction))
            case .cardSign: #expect(features.balance == .none && features.texts == .mute && features.preamble == .none)
            case .sides: #expect(features.balance == .none && features.titles != .known && features.texts == .mute)
            case .year: #expect(!export.page.text.contains(String(export.page.truths[0].day.year)))
            case .thousands: #expect(export.page.truths.allSatisfy { (1000..<1_000_000).contains(abs($0.units)) && $0.decimals == 0 })
            case .none, .dateOrder: break
            }
            if features.doubt != .none { #expect(!features.hint.isEmpty) }
        }
    }

    /// Unknown titles leave two sides, fees and unsigned amounts to the balances; a file that says nothing of signs has words.
    @Test func whatCanBeDecidedHasItsEvidence() {
        for export in Self.open + Self.held where export.features.doubt == .none {
            let features = export.features
            let sides: [BankFeatures.Amounts] = [.sidesEmpty, .sidesZero, .sidesNegative]
            if features.titles != .known, features.kind == .account, sides.contains(features.amounts) {
                #expect(features.balance == .after)
            }
            if features.amounts == .fee || features.amounts == .unsigned { #expect(features.balance == .after, "\(export.name)") }
            if features.kind != .account {
                #expect(features.texts == .worded && export.page.story.movements.contains { $0.kind == .payment })
            }
            if features.titles != .known, features.balance == .none, features.amounts == .signed { #expect(features.texts == .worded) }
            if features.amounts == .unsigned, features.accounts != .two {
                #expect(export.page.text.contains(export.page.tongue.phrase(.opening)), "\(export.name)")
            }
        }
    }
}
