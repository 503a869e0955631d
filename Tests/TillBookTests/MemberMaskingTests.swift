import TillHousehold
import TillRecords
import TillTesting
import Testing

@testable import TillBook

/// What stands of a member in a text of several people goes, and what is of others stays as it was.
@Suite struct MemberMaskingTests {
    private static let yaml = """
        members:
          - {id: noor, role: owner, names: ["Noor El-Masri", "+31 6 12345678", "noor@example.org"]}
          - {id: jan, role: adult, names: ["Jan van der Velde"]}
        accounts:
          - {id: n, number: "NL91 ABNA 0417 1643 00", member: noor}
          - {id: j, number: "NL02RABO0123456789", member: jan}
          - {id: both, number: "NL20INGB0001234567", member: noor, shared: all}

        """

    private func masking() throws -> MemberMasking {
        let file = try HouseholdFile(yaml: MemberMaskingTests.yaml, id: "h", file: "h.yaml")
        return MemberMasking(try #require(file.member("noor")), of: file, titles: .none, key: nil)
    }

    @Test func whatIsOfTheMemberGoes() throws {
        let masking = try masking()
        for text in [
            "to Noor El-Masri", "EL MASRI, NOOR;12,00", "N. El-Masri", "noor.elmasri@example.com", "NOOR@EXAMPLE.ORG", "NL91ABNA0417164300",
            "nl91 abna 0417 1643 00", "ABNA0417164300", "call +31 6 1234 5678", "0612345678", "06-12345678 thanks", "0417164300",
            "{\"a\":\"El-Masri Noor\"}",
        ] {
            let masked = masking.masked(text).lowercased()
            for word in ["masri", "example.", "0417", "1643 00", "1234 5678", "12345678", "nl91"] {
                #expect(!masked.contains(word), "\(text) → \(masked)")
            }
        }
    }

    @Test func whatIsOfOthersStays() throws {
        let masking = try masking()
        for text in [
            "to Jan van der Velde", "NL02RABO0123456789", "NL20INGB0001234567", "2025-03-14,CAFE NOORD,-12.34,EUR", "jan@example.org",
            "Masri Bakery", "2025-03-01 0417164301", "1234567812345679", "ref 061234567", "",
        ] { #expect(masking.masked(text) == text, "\(text) → \(masking.masked(text))") }
    }

    /// A row stays a row: what divides fields is left where a name goes over it.
    @Test func rowsKeepTheirShape() throws {
        let masking = try masking()
        for text in [
            "1,Noor,El-Masri,2\n3,x,y,4\n", "a;\"El-Masri, Noor\";b\n", "{\"n\":\"Noor El-Masri\",\"m\":[\"+31612345678\"]}\n",
            "Noor\nEl-Masri\n",
            "2025-03-01\tNoor El-Masri\t06 12345678\t-1.00\n",
        ] {
            let masked = masking.masked(text)
            #expect(masked != text)
            for mark: Character in [",", ";", "\"", "\n", "\t", "{", "}", "[", "]", ":"] {
                #expect(masked.filter { $0 == mark }.count == text.filter { $0 == mark }.count, "\(mark) in \(text) → \(masked)")
            }
        }
    }

    @Test func textsComeBackInTheirLetters() throws {
        let text = "Müller – größer"
        let wide = Array(text.utf16)
        let rows: [[UInt8]] = [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + wide.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
            [0xFE, 0xFF] + wide.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, [0x4D, 0xFC, 0x6C, 0x20, 0x96],
        ]
        for bytes in rows {
            let read = try #require(DocumentText(bytes))
            #expect(read.bytes == bytes)
            #expect(String(decoding: read.text, as: UTF8.self).hasPrefix("M\u{FC}l"))
        }
        let json = try #require(DocumentText(Array(#"{"a":"J\u00f6rg \ud83d\ude00 \n \u0022 \\u00e4"}"#.utf8)))
        #expect(String(decoding: json.text, as: UTF8.self) == #"{"a":"Jörg 😀 \n \u0022 \\u00e4"}"#)
        for bytes: [UInt8] in [Array("%PDF-1.7".utf8), [0x50, 0x4B, 3, 4, 1], [0xFF, 0xD8, 0xFF, 1], [65, 0, 66]] {
            #expect(DocumentText(bytes) == nil)
        }
    }
}
