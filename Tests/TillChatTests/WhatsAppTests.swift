import TillRecords
import Testing

@testable import TillChat

/// WhatsApp's export in the shapes of many locales; every text here is invented.
@Suite struct WhatsAppTests {
    @Test(arguments: [
        ("14/03/2025, 08:02 - Ida: tea", "2025-03-14T08:02:00"), ("3/14/25, 8:02 AM - Ida: tea", "2025-03-14T08:02:00"),
        ("3/14/25, 8:02\u{202F}PM - Ida: tea", "2025-03-14T20:02:00"), ("14/3/2025 8:02 p. m. - Ida: tea", "2025-03-14T20:02:00"),
        ("14.03.25, 12:02 - Ida: tea", "2025-03-14T12:02:00"), ("3/14/25, 12:02 AM - Ida: tea", "2025-03-14T00:02:00"),
        ("[14.03.25, 08:02:09] Ida: tea", "2025-03-14T08:02:09"), ("\u{200E}[3/14/25, 8:02:09 PM] Ida: tea", "2025-03-14T20:02:09"),
        ("[2025-03-14 08:02:09] Ida: tea", "2025-03-14T08:02:09"), ("2025/03/14, 08:02 - Ida: tea", "2025-03-14T08:02:00"),
        ("14.3.2025 klo 8.02 - Ida: tea", "2025-03-14T08:02:00"), ("14/03/25 08.02 - Ida: tea", "2025-03-14T08:02:00"),
        ("2025. 3. 14. 오후 8:02 - Ida: tea", "2025-03-14T20:02:00"), ("2025/3/14 下午8:02 - Ida: tea", "2025-03-14T20:02:00"),
        ("১৪/৩/২৫, ৮:০২ PM - Ida: tea", "2025-03-14T20:02:00"), ("[۲۰۲۵/۰۳/۱۴، ۰۸:۰۲:۰۹] Ida: tea", "2025-03-14T08:02:09"),
        ("14.03.25 г., 08:02 ч. - Ida: tea", "2025-03-14T08:02:00"), ("[3/14/R7, 08:02:09] Ida: tea", "2025-03-14T08:02:09"),
        ("14/3/2568, 08:02 - Ida: tea", "2025-03-14T08:02:00"),
    ])
    func readsTheHeader(line: String, timestamp: String) {
        let run = ChatRun.messages(line + "\n")
        #expect(run.column(.timestamp) == [timestamp], "\(line)")
        #expect(run.column(.sender) == ["Ida"])
        #expect(run.column(.text) == ["tea"])
    }

    @Test func linesWithoutAHeaderContinueTheMessage() {
        let run = ChatRun.messages("14/03/2025, 08:02 - Ida: list:\nsoap 2\n\ntea 4\n14/03/2025, 08:03 - Bo: ok\n")
        #expect(run.column(.text) == ["list:\nsoap 2\n\ntea 4", "ok"])
        #expect(run.messages.map { $0.object(.source)?.string(.place) } == ["line 1", "line 5"])
    }

    @Test func tellsSystemLinesMediaAndDeletedApart() {
        let run = ChatRun.messages(
            """
            14/03/2025, 08:00 - Ida created group "Home: costs"
            14/03/2025, 08:01 - Ida: <Media omitted>
            14/03/2025, 08:02 - Ida: IMG-20250314-WA0001.jpg (file attached)
            bill of the roof
            14/03/2025, 08:03 - Bo: This message was deleted
            14/03/2025, 08:04 - Bo: tea 4 <This message was edited>
            14/03/2025, 08:05 - Ida changed the subject from “Home: a” to “Home: b”

            """)
        #expect(run.column(.kind) == ["system", "media", "media", "deleted", "message", "system"])
        #expect(run.column(.text)[1...4] == ["", "bill of the roof", "", "tea 4"])
        #expect(run.column(.attachment)[2] == "IMG-20250314-WA0001.jpg")
        #expect(run.messages[4].flag(.edited) == true)
        #expect(run.column(.sender) == ["-", "Ida", "Ida", "Bo", "Bo", "-"])
    }

    @Test func readsWhatIOSMarks() {
        let mark = "\u{200E}"
        let run = ChatRun.messages(
            """
            [14.03.25, 08:00:00] Home: \(mark)Messages and calls are end-to-end encrypted.
            \(mark)[14.03.25, 08:01:00] Ida: \(mark)image omitted
            \(mark)[14.03.25, 08:02:00] ~ Bo: roof \(mark)<attached: 00000012-PHOTO-2025-03-14-08-02-00.jpg>
            [14.03.25, 08:03:00] Ida: \(mark)You deleted this message.
            \(mark)[14.03.25, 08:04:00] Ida: plan.pdf • \(mark)3 pages \(mark)document omitted

            """)
        #expect(run.column(.kind) == ["system", "media", "media", "deleted", "media"])
        #expect(run.column(.sender) == ["-", "Ida", "Bo", "Ida", "Ida"])
        #expect(run.column(.text)[2] == "roof")
        #expect(run.column(.text)[4] == "plan.pdf • 3 pages")
        #expect(run.column(.attachment)[2] == "00000012-PHOTO-2025-03-14-08-02-00.jpg")
    }

    @Test func theOrderOfDatesComesFromTheFile() {
        let time = ChatRun.messages("02/03/2025, 08:00 - Ida: a\n03/02/2025, 08:00 - Ida: b\n04/11/2025, 08:00 - Ida: c\n")
        #expect(time.column(.timestamp).first == "2025-02-03T08:00:00")
        let name = ChatRun.messages("06/05/2025, 08:00 - Ida: IMG-20250506-WA0003.jpg (file attached)\n")
        #expect(name.column(.timestamp) == ["2025-05-06T08:00:00"])
        let day = ChatRun.messages("02/03/2025, 08:00 - Ida: a\n14/03/2025, 08:00 - Ida: b\n")
        #expect(day.column(.timestamp).first == "2025-03-02T08:00:00")
    }

    @Test func anOpenOrderIsAQuestion() {
        let text = "05/06/2025, 08:00 - Ida: tea 4\n06/07/2025, 08:00 - Ida: tea 5\n"
        let open = ChatRun(text)
        #expect(open.fault?.code == "chat.ambiguous-date")
        #expect(open.fault?.remedy.contains("--date-order") == true)
        #expect(open.observations.isEmpty)
        #expect(ChatRun(text, options: ["date-order": ["MDY"]]).column(.date, of: "observation") == ["2025-05-06", "2025-06-07"])
    }

    @Test func wideTextAndMarksAreRead() {
        let text = "14/03/2025, 08:02 - Ida: tea 4\r\n14/03/2025, 08:03 - Bo: ok\r\n"
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(ChatRun(wide).column(.amount, of: "observation") == ["-4"])
        #expect(ChatRun([0xEF, 0xBB, 0xBF] + Array(text.utf8)).column(.amount, of: "observation") == ["-4"])
    }

    @Test func whatIsNoChatIsRefused() {
        for text in ["Dear diary, nothing today.\n", "a;b;c\n1;2;3\n", "\u{1}\u{2}", "{\"a\":1}"] {
            let run = ChatRun(text)
            #expect(run.fault?.code == "chat.not-an-export", "\(text)")
            #expect(run.records.isEmpty)
        }
    }

    @Test func aDayThatDoesNotExistIsARejectWithItsLine() {
        let run = ChatRun("14/03/2025, 08:02 - Ida: tea 4\n31/02/2025, 08:02 - Ida: tea 5\n")
        #expect(run.column(.amount, of: "observation") == ["-4"])
        #expect(run.column(.place, of: "reject") == ["line 2"])
    }
}
