import Testing
import TillLedger
import TillRecords
import TillTesting

/// Two exports of one chat, the second made after a message was changed.
@Suite struct ChatEditionTests {
    /// A message's entry as an export has it.
    private struct Entry {
        var id: String
        var key: String
        var amount: String
        var export: String
        var place = "line 2"
        var date = "2025-03-14"
        var time = "18:05:00"
        var status: String?
        var isEdited = false
        var member = "ana"

        var line: String {
            var record = Record(type: .observation)
            record.set(.id, string: id)
            record.set(.key, string: key)
            record.set(.member, string: member)
            record.set(
                .source,
                raw: Array(#"{"kind":"chat","format":"whatsapp","document":"\#(export)","file":"chat.txt","place":"\#(place)"}"#.utf8))
            record.set(.date, string: date)
            record.set(.time, string: time)
            record.set(.amount, string: amount)
            record.set(.currency, string: "EUR")
            if let status { record.set(.status, string: status) }
            record.set(.text, string: "lunch")
            if isEdited { record.set(.edited, flag: true) }
            return record.text
        }
    }

    /// What the transactions come to, in either order of the exports.
    private func totals(_ entries: [Entry]) throws -> [[String]] {
        try [entries, entries.reversed()].map { order in
            let run = try StageRun(DedupeStage.self, order.map(\.line))
            #expect(run.all("observation").count == entries.count, "nothing is lost")
            return run.all("transaction").map { $0.string(.amount) ?? "" }.sorted()
        }
    }

    private let later = Entry(id: "z", key: "kz", amount: "-3.00", export: "second", place: "line 9", date: "2025-03-20")

    @Test func theLaterExportOfAnEditedMessageCounts() throws {
        let before = Entry(id: "a", key: "k", amount: "-12.00", export: "first")
        var after = Entry(id: "b", key: "k", amount: "-15.00", export: "second", isEdited: true)
        #expect(try totals([before, after, later]) == [["-15.00", "-3.00"], ["-15.00", "-3.00"]])
        after.id = "0"
        #expect(try totals([before, after]) == [["-15.00"], ["-15.00"]], "the mark tells where the days do not")
        let run = try StageRun(DedupeStage.self, [before.line, after.line])
        #expect(run.all("transaction").first?.strings(.observations) == ["0", "a"])
        #expect(run.all("transaction").first?.objects(.links).first?.string(.why)?.contains("before it was changed") == true)
    }

    @Test func theExportThatReachesFurtherIsTheLater() throws {
        let before = Entry(id: "b", key: "k", amount: "-12.00", export: "first")
        let after = Entry(id: "a", key: "k", amount: "-15.00", export: "second")
        #expect(try totals([before, after, later]) == [["-15.00", "-3.00"], ["-15.00", "-3.00"]])
    }

    @Test func whatWasVoidedMeanwhileCountsNoMore() throws {
        let before = Entry(id: "a", key: "k", amount: "-12.00", export: "first")
        let voided = Entry(id: "b", key: "k", amount: "-12.00", export: "second", status: "void")
        let corrected = Entry(id: "c", key: "kc", amount: "-15.00", export: "second", place: "line 3", time: "18:09:00")
        #expect(try totals([before, voided, corrected]) == [["-15.00"], ["-15.00"]])
    }

    @Test func anEntryThatAnEditTookOutIsGone() throws {
        let entries = [
            Entry(id: "a", key: "k", amount: "-12.00", export: "first"), Entry(id: "b", key: "k1", amount: "-4.00", export: "first"),
            Entry(id: "c", key: "k", amount: "-12.50", export: "second", isEdited: true),
        ]
        #expect(try totals(entries) == [["-12.50"], ["-12.50"]])
    }

    @Test func withoutIdsTheMinuteAndTheSenderTell() throws {
        let before = Entry(id: "a", key: "k1", amount: "-12.00", export: "first")
        let after = Entry(id: "b", key: "k2", amount: "-15.00", export: "second", isEdited: true)
        #expect(try totals([before, after, later]) == [["-15.00", "-3.00"], ["-15.00", "-3.00"]])
        var another = before
        another.member = "bo"
        #expect(try totals([another, after]) == [["-12.00", "-15.00"], ["-12.00", "-15.00"]])
        var unmarked = after
        unmarked.isEdited = false
        #expect(try totals([before, unmarked]) == [["-12.00", "-15.00"], ["-12.00", "-15.00"]], "two messages of one minute")
    }

    @Test func whatBothExportsSayStaysOnce() throws {
        let first = Entry(id: "a", key: "k", amount: "-12.00", export: "first")
        let second = Entry(id: "b", key: "k", amount: "-12.00", export: "second", place: "line 7")
        #expect(try totals([first, second, later]) == [["-12.00", "-3.00"], ["-12.00", "-3.00"]])
    }

    /// The message and its photo: the name of the file ties them, where two receipts of one amount are about.
    @Test func theAttachedPhotoIsTheMessagesReceipt() throws {
        func receipt(_ id: String, _ file: String) -> String {
            #"{"type":"observation","id":"\#(id)","key":"\#(id)","source":{"kind":"receipt","document":"\#(id)","file":"\#(file)","within":"zip","place":"page 1"},"date":"2025-03-14","amount":"-12.00","currency":"EUR","merchant":"Kiosk \#(id)"}"#
        }
        let message =
            #"{"type":"observation","id":"m","key":"m","source":{"kind":"chat","document":"chat","within":"zip","place":"line 2"},"date":"2025-03-14","amount":"-12.00","currency":"EUR","text":"lunch","attachment":"b.jpg"}"#
        let run = try StageRun(DedupeStage.self, [receipt("a", "a.jpg"), receipt("b", "b.jpg"), message])
        #expect(run.groups == [["a"], ["b", "m"]])
        #expect(
            run.transaction(of: "m")?.objects(.links).first?.string(.why)?.contains("the photo that the message carried") == true)
    }
}
