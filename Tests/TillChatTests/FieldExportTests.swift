import TillRecords
import TillTesting
import Testing

@testable import TillChat

/// Exports that are known by their fields and by the shape of their lines, each family with two spellings at least.
@Suite struct FieldExportTests {
    /// Lists of messages in JSON, whatever they are called.
    @Test(arguments: [
        #"{"threadName":"x","messages":[{"isUnsent":false,"senderName":"Ida","text":"tea 4","timestamp":1741939330000,"media":[]}]}"#,
        #"{"ok":true,"result":[{"update_id":1,"message":{"message_id":5,"from":{"id":7,"first_name":"Ida"},"date":1741939330,"text":"tea 4"}}]}"#,
        #"{"messages":[{"creator":{"email":"i@x","name":"Ida"},"created_date":"Friday, March 14, 2025 at 8:02:10 AM UTC","text":"tea 4"}]}"#,
        #"{"page":0,"messages":[{"sid":"S1","from":"Ida","to":"Bo","body":"tea 4","date_sent":"Fri, 14 Mar 2025 08:02:10 +0000"}]}"#,
        #"{"conversations":[{"MessageList":[{"id":"9","originalarrivaltime":"2025-03-14T08:02:10Z","from":"Ida","content":"tea 4"}]}]}"#,
        #"[{"author":{"username":"Ida"},"created_at":"2025-03-14T09:02:10+01:00","content":"tea 4"}]"#,
    ])
    func listsOfMessages(json: String) {
        let run = ChatRun.messages(json)
        #expect(run.column(.timestamp) == ["2025-03-14T08:02:10Z"])
        #expect(run.column(.sender) == ["Ida"])
        #expect(run.column(.text) == ["tea 4"])
    }

    @Test func aDeletedMessageIsOneByItsFlag() {
        let run = ChatRun.messages(
            #"{"messages":[{"isUnsent":true,"senderName":"Ida","text":"","timestamp":1741939330000},"#
                + #"{"isUnsent":false,"senderName":"Bo","text":"tea 4","timestamp":1741939340000}]}"#)
        #expect(run.column(.kind) == ["deleted", "message"])
    }

    /// Tables with commas, semicolons and tabs; day and time in one column or two.
    @Test(arguments: [
        "Date,Author,Content,Attachments\n\"2025-03-14T08:02:10\",Ida,\"tea 4\",\n",
        "Date;Time;Sender;Message\n14/03/2025;08:02:10;Ida;tea 4\n",
        "time\tfrom\ttext\n2025-03-14 08:02:10\tIda\ttea 4\n",
    ])
    func tables(csv: String) {
        let run = ChatRun.messages(csv)
        #expect(run.column(.timestamp) == ["2025-03-14T08:02:10"])
        #expect(run.column(.sender) == ["Ida"])
        #expect(run.column(.text) == ["tea 4"])
    }

    /// A table with amounts is a bank's, and one without times of day is no chat.
    @Test(arguments: [
        "Date,Time,Sender,Message,Amount\n14/03/2025,08:02,Ida,tea,4.00\n", "Date,Sender,Message\n14/03/2025,Ida,tea 4\n",
    ])
    func tablesThatAreNone(csv: String) { #expect(ChatRun.messages(csv).fault?.code == "chat.not-an-export") }

    @Test func textMessagesOfABackup() {
        let run = ChatRun.messages(
            """
            <?xml version='1.0'?><smses count="2">
            <sms address="BANK" date="1741939330000" type="1" body="Paid 4.00 EUR &amp; more" contact_name="My Bank" />
            <sms address="+1" date="1741939340000" type="2" body="ok" contact_name="Bo" /></smses>
            """)
        #expect(run.column(.text) == ["Paid 4.00 EUR & more", "ok"])
        #expect(run.column(.timestamp) == ["2025-03-14T08:02:10Z", "2025-03-14T08:02:20Z"])
    }

    /// Logs of lines of several apps.
    @Test(arguments: [
        "2025년 3월 14일 오전 8:02, Ida : tea 4\nand soap\n",
        "--------------- 2025년 3월 14일 금요일 ---------------\n[Ida] [오전 8:02] tea 4\nand soap\n",
        "March 14, 2025 at 8:02 AM, Ida : tea 4\nand soap\n",
        "2025-03-14 08:02 Ida: [edited] tea 4\nand soap\n",
        "Mar 14, 2025  8:02:00 AM (Read by them after 4 seconds)\nIda\ntea 4\nand soap\n",
        "From: Ida (+1555)\nType: incoming\nSent: Fri, 14 Mar 2025 08:02:00\n\ntea 4\nand soap\n",
        "[LINE] Chat\n\nFri, 03/14/2025\n8:02AM\tIda\t\"tea 4\nand soap\"\n",
        "[08:02, 14/03/2025] Ida: tea 4\nand soap\n",
        "08:02, 14/03/2025 - Ida: tea 4\nand soap\n",
        "[03/14/2025 8:02:00 AM] - Ida: tea 4\nand soap\n",
        "[2025/3/14 08:02:00] Ida:tea 4\nand soap\n",
    ])
    func logsOfLines(text: String) {
        let run = ChatRun.messages(text)
        #expect(run.column(.timestamp) == ["2025-03-14T08:02:00"])
        #expect(run.column(.sender) == ["Ida"])
        #expect(run.column(.text) == ["tea 4\nand soap"])
    }

    /// A message without a time that can be read is refused, not lost; the others are read.
    @Test(arguments: [
        "From: Ida (+1555)\nSent: Fri, 14 Mar 2025 08:02:00\n\ntea 4\n\nFrom: Bo (+1556)\nSent: some day\n\nbus 3\n",
        "<html><body><div><div>Bo</div><div>bus 3</div><div>Feb 30, 2025 8:09 am</div>"
            + "<div>Ida</div><div>tea 4</div><div>Mar 14, 2025 8:02 am</div></div></body></html>",
        "sender,time,text\nBo,2025-02-30 08:09:00,bus 3\n" + String(repeating: "Ida,2025-03-14 08:02:00,tea 4\n", count: 19),
    ])
    func aMessageWithoutATime(text: String) {
        let run = ChatRun.messages(text)
        #expect(Set(run.column(.text)) == ["tea 4"])
        #expect(run.rejects.compactMap { $0.string(.code) } == ["chat.bad-entry"])
    }

    @Test func pagesOfMessengerAreTurnedRound() {
        func block(_ name: String, _ text: String, _ time: String) -> String {
            "<div><div>\(name)</div><div><div></div><div>\(text)</div></div><div><div>\(time)</div></div></div>\n"
        }
        let page =
            "<html><head><title>Bo</title></head><body><div>\n" + block("Bo", "bus 3", "Mar 14, 2025 8:09:00 am")
            + block("Ida", "th&#233; 4", "Mar 14, 2025 8:02:10 am") + "</div></body></html>"
        let run = ChatRun.messages(page)
        #expect(run.column(.text) == ["thé 4", "bus 3"])
        #expect(run.column(.sender) == ["Ida", "Bo"])
    }

    /// An order of dates that changes is followed where both orders are proven, and told; else the line is refused.
    @Test func anOrderThatChanges() {
        let proven = "5/25/24, 9:00 AM - Ida: tea 4\n13/6/24, 10:00 - Bo: bus 3\n"
        let run = ChatRun.messages(proven)
        #expect(run.column(.timestamp) == ["2024-05-25T09:00:00", "2024-06-13T10:00:00"])
        #expect(run.all("note").map { $0.string(.code) } == ["chat.order-changes"])
        let open = "5/25/24, 9:00 AM - Ida: tea 4\n6/7/24, 10:00 - Bo: bus 3\n13/6/24, 10:00 - Bo: bus 3\n"
        #expect(ChatRun.messages(open).rejects.count == 1)
    }

    @Test func aRefusalSaysWhatWasSeen() {
        #expect(ChatRun(#"{"shop":"x","price":4}"#).fault?.sentence.contains("price, shop") ?? false)
    }
}
