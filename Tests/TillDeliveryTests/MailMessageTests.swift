import Testing
import TillTesting

@testable import TillDelivery

/// Messages, as Python's `email` reads them.
@Suite(.enabled(if: Python.isPresent)) struct MailMessageTests {
    @Test(arguments: [
        ("plain", "A page"), ("Auswertung für März: 22–28 Dez", "Größe\n"), (String(repeating: "長い題名の", count: 12), "一\n二\n"),
        ("a\r\nBcc: x@example.org", "x"), ("=?UTF-8?B?eA==?=", ""),
        (String(repeating: "word ", count: 30), String(repeating: "é", count: 500)),
    ])
    func pythonReadsIt(subject: String, body: String) throws {
        let content = DeliveryContent(
            .digest, household: "ng", member: "ana", period: "2025-03-17", subject: subject, form: .text, body: body)
        let delivery = Delivery(content, to: StateTableTests.target, key: [1], made: 1_742_169_600)
        let message = MailMessage(content, delivery, from: "till@example.org", to: ["ana@example.org", "ben@example.org"])
        let program = """
            import sys, email, email.policy
            m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
            assert not m.defects, m.defects
            print([m["subject"], m["to"], m["from"], m["date"], m["message-id"], m["bcc"], m.get_content()])
            """
        let read = try Python.run(program, input: message.bytes)
        #expect(read.code == 0, "\(read.errText)")
        let flat = subject.replacing("\r\n", with: " ").replacing("\r", with: "").replacing("\n", with: " ")
        let expected = try Python.run(
            """
            import sys
            s, b, k = sys.stdin.read().split("\\0")
            print([s.strip() if len(s.encode()) <= 60 and s.isascii() else s, "ana@example.org, ben@example.org", "Till <till@example.org>", \
            "Mon, 17 Mar 2025 00:00:00 +0000", f"<{k}@example.org>", None, b])
            """, input: Array("\(flat)\0\(body)\0\(delivery.key)".utf8))
        #expect(read.outText == expected.outText)
        #expect(message.bytes.split(separator: 0x0A).allSatisfy { $0.count <= 79 }, "a line is too long")
    }

    @Test(arguments: [0, 951_782_400, 1_735_689_599, 4_102_444_800]) func days(seconds: Int) throws {
        let program = "import sys, email.utils; print(email.utils.formatdate(\(seconds)).replace('-0000', '+0000'), end='')"
        let expected = try Python.run(program, input: []).outText
        // RFC 5322 allows both forms of a day of one digit.
        #expect(
            MailMessage.date(seconds).replacing(", ", with: ", 0").replacing(", 0(", with: "") == expected
                || MailMessage.date(seconds) == expected)
    }
}
