import TillRecords
import TillTesting
import Testing

@testable import TillChat
@testable import TillStages

/// What is skipped for speed is skipped only where the long way would say the same.
@Suite struct ShortcutTests {
    @Test func aKeptDayReadsLikeADayReadAnew() throws {
        let clock = try ClockWords(ChatRun.knowledge)
        let lines = [
            "14/03/2025, 08:02 - Ida: tea", "14/03/2025, 18:02 - Bo: tea", "14/03/2025, 9:02 - Ida: tea", "14/03/2025, x - Ida: tea",
            "soap 2", "1/03/2025, 08:02 - Ida: tea", "14/03/2025, 08:02 - Ida: 3", "[14.03.25, 08:02:09] Ida: tea",
            "\u{200E}[14.03.25, 08:02:09 PM] Ida: tea", "[14.03.25, 08:02:10] Ida: tea", "2025/3/14 下午8:02 - Ida: tea",
            "2025/3/14 下午11:02 - Ida: tea", "2025/3/14 上午8:02 - Ida: tea", "14/03/2025, ", "14/03/2025, 8",
        ]
        let same = WhatsAppSameDay()
        var kept = 0
        for line in lines + lines.reversed() + lines {
            Array(line.utf8).withBytes { bytes in
                if same.header(of: bytes) != nil { kept += 1 }
                let anew = WhatsAppHeaderReader.read(bytes, clock)
                let known = WhatsAppHeaderReader.read(bytes, clock, same: same)
                #expect(ShortcutTests.text(anew) == ShortcutTests.text(known), "\(line)")
            }
        }
        #expect(kept > 10)
    }

    private static func text(_ header: WhatsAppHeader?) -> String { header.map { "\($0)" } ?? "none" }

    /// Every phrase of the knowledge files is found as one, though most seconds words are told by their outline only.
    @Test func everyPhraseIsFound() throws {
        let tokenizer = ChatTokenizer(lexicon: try ChatRun.lexicon.get())
        var phrases = 0
        for file in ["money", "verbs", "talk", "small", "goods"] {
            for row in try ChatRun.knowledge.rows(of: "chat/words-\(file).tsv") where row.count >= 4 {
                for phrase in row[3].split(separator: ",") where phrase.split(separator: " ").count > 1 {
                    // One of letters only is as many tokens as it has words.
                    guard phrase.allSatisfy({ $0.isLetter || $0 == " " }) else { continue }
                    Array(phrase.utf8).withBytes { tokenizer.read($0, languages: Lexicon.everyLanguage, isGuessing: false) }
                    let isOne = tokenizer.withTokens { tokens, _ in tokens.dropFirst().allSatisfy { $0.isInner || $0.kind != .word } }
                    #expect(isOne, "\(phrase)")
                    phrases += 1
                }
            }
        }
        #expect(phrases > 300)
    }

    /// A number reads the same whether or not more text stands behind it.
    @Test(arguments: [
        ("12", "12"), ("12.5", "12.5"), ("12.50", "12.50"), ("12,50", "12.50"), ("0.75", "0.75"), ("1,840.50", "1840.50"),
        ("1.840,50", "1840.50"), ("1,840", "1840"), ("7.125", "7125"), ("1'250", "1250"), ("99999999999999.99", "99999999999999.99"),
        ("१२.५०", "12.50"), ("12.५0", "12.50"),
    ])
    func plainNumbersReadLikeOthers(written: String, value: String) {
        for text in [written, written + " ", written + ".", written + ",", written + " eur", written + "\n"] {
            Array(text.utf8).withBytes { bytes in
                var token = ChatToken(kind: .number, start: 0, end: 0, folded: 0..<0, isAttached: false)
                NumberReading(text: bytes, groupsByBlank: false).read(&token)
                #expect("\(Amount(units: token.value, decimals: token.decimals))" == value, "\(text)")
                #expect(token.end == written.utf8.count)
            }
        }
    }
}
