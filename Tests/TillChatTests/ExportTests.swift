import TillRecords
import TillTesting
import Testing

@testable import TillChat

/// The other apps' exports, and what all observations have.
@Suite struct ExportTests {
    @Test func telegramJoinsPiecesOfText() {
        let run = ChatRun.messages(
            """
            {"name":"Home","type":"private_group","id":7,"messages":[
            {"id":1,"type":"service","date":"2025-03-14T08:00:00","action":"create_group","text":""},
            {"id":2,"type":"message","date":"2025-03-14T08:01:00","from":"Ida","text":["tea ",{"type":"bold","text":"4"},".20"]},
            {"id":3,"type":"message","date":"2025-03-14T08:02:00","from":"Bo","photo":"photos/a.jpg","text":"soap 2"},
            {"id":4,"type":"message","date":"2025-03-14T08:03:00","from":"Ida","reply_to_message_id":2,"text":"4.40"}]}
            """)
        #expect(run.column(.kind) == ["system", "message", "media", "message"])
        #expect(run.column(.text) == ["", "tea 4.20", "soap 2", "4.40"])
        #expect(run.column(.op) == ["none", "add", "add", "amend"])
        #expect(run.messages[3].strings(.refers) == ["2"])
    }

    @Test func messengerIsTurnedRoundAndMended() {
        let run = ChatRun.messages(
            #"{"messages":[{"sender_name":"Zo\u00c3\u00ab","timestamp_ms":1741939330000,"content":"th\u00c3\u00a9 4"},"#
                + #"{"sender_name":"Bo","timestamp_ms":1741939320000,"content":"hi"}]}"#)
        #expect(run.column(.text) == ["hi", "thé 4"])
        #expect(run.column(.sender) == ["Bo", "Zoë"])
        #expect(run.column(.timestamp) == ["2025-03-14T08:02:00Z", "2025-03-14T08:02:10Z"])
    }

    @Test func discordSlackAndLineAreKnownByTheirContent() {
        let discord = ChatRun.messages(
            #"{"guild":{"id":"0"},"channel":{"id":"1"},"messages":[{"id":"5","type":"Default","timestamp":"2025-03-14T10:02:00+02:00","#
                + #""content":"tea 4","author":{"name":"ida","nickname":"Ida","isBot":false},"attachments":[]}]}"#)
        #expect(discord.column(.timestamp) == ["2025-03-14T08:02:00Z"])
        let slack = ChatRun.messages(
            #"[{"type":"message","user":"U1","ts":"1741939330.000100","text":"tea 4 &amp; cake","user_profile":{"display_name":"Ida"}}]"#)
        #expect(slack.column(.text) == ["tea 4 & cake"])
        #expect(slack.column(.sender) == ["Ida"])
        let line = ChatRun.messages(
            "[LINE] Chat\nSaved on: 2025/03/20 10:00\n\n2025/03/14(Fri)\n08:02\tIda\t\"tea 4\nsoap 2\"\n08:03\tBo\t[Photo]\n")
        #expect(line.column(.text) == ["tea 4\nsoap 2", ""])
        #expect(line.column(.kind) == ["message", "media"])
    }

    @Test func aWebhookDeliveredTwiceIsOneMessage() {
        let event =
            #"{"object":"page","entry":[{"messaging":[{"sender":{"id":"7"},"timestamp":1741939330000,"message":{"mid":"m1","text":"tea 4"}}]}]}"#
        #expect(ChatRun.messages(event + "\n" + event + "\n").column(.text) == ["tea 4"])
    }

    @Test func cutJsonIsAnErrorWithItsLine() {
        let run = ChatRun.messages("{\"messages\":[\n{\"sender_name\":\"Bo\",\"timestamp_ms\":1741939320000,\"content\":\"hi\"},\n{\"send")
        #expect(run.fault?.code == "chat.json.cut")
        #expect(run.fault?.place == "line 3")
    }

    @Test func everyObservationSaysWhereItStandsAndWhichWayMoneyWent() throws {
        let scratch = Scratch()
        let file = scratch.file("home.yaml", "currency: EUR\nmembers:\n  - {id: ida, role: owner, names: [Ida N.]}\n")
        let run = ChatRun(
            "14/03/2025, 08:02 - Ida N.: lunch at Orchard Kitchen 14\n14/03/2025, 08:03 - Bo: sold the desk for 70\n", householdFile: file)
        #expect(run.column(.amount, of: "observation") == ["-14", "70"])
        #expect(run.column(.direction, of: "observation") == ["expense", "income"])
        #expect(run.column(.member, of: "observation") == ["ida", "-"])
        #expect(run.column(.household, of: "observation") == ["home", "home"])
        #expect(run.column(.merchant, of: "observation") == ["Orchard Kitchen", "-"])
        for record in run.observations { #expect(Shape.observation.violations(in: record).isEmpty) }
    }

    @Test func aMessageKeepsItsKeyInALongerExport() {
        let short = "14/03/2025, 08:02 - Ida: tea 4\n14/03/2025, 08:02 - Ida: tea 4\n"
        let long = "13/03/2025, 08:00 - Bo: hi\n" + short + "15/03/2025, 08:00 - Bo: soap 2\n"
        let (a, b) = (ChatRun(short), ChatRun(long))
        #expect(a.column(.key, of: "observation") == Array(b.column(.key, of: "observation").prefix(2)))
        #expect(Set(a.column(.key, of: "observation")).count == 2)
        #expect(Set(a.column(.id, of: "observation")).isDisjoint(with: b.column(.id, of: "observation")))
    }

    @Test func whatWasCorrectedIsVoid() {
        let run = ChatRun(
            "14/03/2025, 08:02 - Ida: tea 4\n14/03/2025, 08:03 - Ida: actually 5 not 4\n14/03/2025, 08:04 - Ida: soap 2\n14/03/2025, 08:05 - Ida: delete last\n"
        )
        #expect(run.column(.amount, of: "observation") == ["-4", "-5", "-2"])
        #expect(run.column(.status, of: "observation") == ["void", "-", "void"])
    }

    @Test func anArchiveThatUnpacksTooLargeIsRefused() throws {
        let scratch = Scratch()
        let made = try Command.bash(
            "head -c 60000000 /dev/zero | tr '\\0' 'a' > chat.txt && python3 -c \"import zipfile; z=zipfile.ZipFile('bomb.zip','w',8); z.write('chat.txt'); z.close()\"",
            folder: scratch.path
        ).run()
        guard made.code == 0, let bytes = Files.bytes("\(scratch.path)/bomb.zip") else { return }
        #expect(ChatRun(bytes, name: "bomb.zip").fault?.code == "chat.archive.too-large")
    }

    @Test func aZipIsReadAndNamesThatLeadOutAreIgnored() throws {
        let scratch = Scratch()
        scratch.file("_chat.txt", "[14.03.25, 08:02:00] Ida: tea 4\n")
        let made = try Command.bash(
            "python3 -c \"import zipfile; z=zipfile.ZipFile('a.zip','w'); z.write('_chat.txt'); z.write('_chat.txt','../evil.txt'); z.close()\"",
            folder: scratch.path
        ).run()
        guard made.code == 0, let bytes = Files.bytes("\(scratch.path)/a.zip") else { return }
        #expect(ChatRun(bytes, name: "a.zip").column(.amount, of: "observation") == ["-4"])
    }
}
