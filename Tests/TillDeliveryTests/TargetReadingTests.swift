import Testing
import TillStages
import TillTesting

@testable import TillDelivery

/// Files of targets, addresses and secrets.
@Suite struct TargetReadingTests {
    private let scratch = Scratch()

    @Test(arguments: [
        ("https://example.org/a", "example.org", "/a"), ("https://example.org", "example.org", "/"),
        ("https://example.org?x=1", "example.org", "/?x=1"), ("https://example.org:8443/a/b?c=d&e", "example.org", "/a/b?c=d&e"),
        ("http://127.0.0.1:80/a", "127.0.0.1", "/a"), ("http://localhost/a", "localhost", "/a"), ("http://[::1]:9/a", "[::1]", "/a"),
    ])
    func addresses(text: String, host: String, path: String) throws {
        let address = try #require(WebAddress(text))
        #expect(address.host == host && address.path == path && address.text == text)
    }

    @Test(arguments: [
        "http://example.org/a", "http://127.example.org/", "http://128.0.0.1/", "http://127.0.0.1.example.org/", "ftp://example.org/",
        "https://", "https:///a", "https://ana:secret@example.org/", "https://example.org/#a", "https://example.org/a b",
        "https://example.org:0/", "https://example.org:65536/", "https://example.org:x/", "https://example.org/\"",
        "https://example.org/\\",
        "https://example.org/\n", "https://exämple.org/", "file:///etc/passwd", "",
    ])
    func noAddresses(text: String) { #expect(WebAddress(text) == nil) }

    @Test(arguments: [
        "ana@example.org", "a.b+c@x", "o'neil@example.org",
    ])
    func mail(text: String) { #expect(MailMessage.isAddress(text)) }

    @Test(arguments: [
        "ana", "@example.org", "ana@", "a@b@c", "-f@example.org", "ana @example.org", "ana@example.org\nBcc: x@y", "<ana@example.org>",
        "ana,b@c",
    ])
    func noMail(text: String) { #expect(!MailMessage.isAddress(text)) }

    private func read(_ text: String) throws -> DeliveryTarget { try DeliveryTarget(path: scratch.file("hook.yaml", text)) }

    @Test func aWholeTarget() throws {
        let target = try read(
            """
            way: webhook
            url: https://example.org/hook
            send: [report, digest, failure]
            households: [ng, kay]
            member: ana
            digest: run
            secret: .secrets/hook
            timeout: 5
            attempts: 3
            per-minute: 6

            """)
        #expect(target.name == "hook" && target.kinds == [.report, .digest, .failure] && target.member == "ana" && target.digest == .run)
        #expect(target.secret == scratch.path + "/.secrets/hook" && target.timeout == 5 && target.attempts == 3 && target.perMinute == 6)
        #expect(!target.sendsUpdates && target.takes(.report, of: "ng") && !target.takes(.report, of: "other"))
        #expect(!target.takes(.finding, of: "ng") && target.takes(.failure, of: nil))
    }

    /// What is wrong, and a word of the sentence or remedy.
    @Test(arguments: [
        ("", "way:"), ("way: pigeon\nsend: report\nwhole: true\n", "webhook, maildir"), ("send: report\nwhole: true\n", "how to send"),
        ("way: webhook\nsend: report\nwhole: true\n", "needs a url"), ("way: folder\nsend: report\nwhole: true\n", "needs a folder"),
        ("way: webhook\nurl: http://example.org/\nsend: report\nwhole: true\n", "https://"),
        ("way: webhook\nurl: https://example.org/\nsend: report\nwhole: true\n", "needs a secret"),
        ("way: webhook\nurl: https://example.org/\nsend: report\nwhole: true\nunsigned: false\n", "needs a secret"),
        ("way: webhook\nurl: https://example.org/\nsend: report\nwhole: true\nunsigned: true\nsecret: a\n", "secret and be unsigned"),
        ("way: folder\nfolder: a\nwhole: true\n", "what to send"), ("way: folder\nfolder: a\nsend: pages\nwhole: true\n", "report"),
        ("way: folder\nfolder: a\nsend: report\n", "who reads it"),
        ("way: folder\nfolder: a\nsend: report\nwhole: false\n", "who reads it"),
        ("way: folder\nfolder: a\nsend: report\nwhole: true\nmember: ana\n", "member's and whole"),
        ("way: maildir\nfolder: a\nsend: report\nwhole: true\n", "needs to"),
        ("way: sendmail\nto: ana\nsend: report\nwhole: true\n", "no address of mail"),
        ("way: folder\nfolder: a\nsend: report\nwhole: true\ntimeout: 0\n", "timeout"),
        ("way: folder\nfolder: a\nsend: report\nwhole: true\ntimeout: 601\n", "timeout"),
        ("way: folder\nfolder: a\nsend: report\nwhole: true\npasword: x\n", "no setting named"),
    ])
    func wrongTargets(text: String, word: String) {
        let fault = #expect(throws: Fault.self) { try read(text) }
        #expect(fault.map { "\($0)".contains(word) } == true, "\(fault.map { "\($0)" } ?? "")")
    }

    /// Failures tell of no household: nobody in particular reads them.
    @Test func failuresNeedNoReader() throws {
        #expect(try read("way: folder\nfolder: a\nsend: failure\n").kinds == [.failure])
    }

    @Test(
        arguments: [
            ("0123456789abcdef", 0o600, nil), ("  0123456789abcdef \n", 0o600, nil), ("0123456789abcdef", 0o640, "others may read"),
            ("0123456789abcdef", 0o604, "others may read"), ("0123456789abcde", 0o600, "16 characters"),
            ("0123456789\nabcdefgh", 0o600, "16 characters"), ("", 0o600, "16 characters"),
        ] as [(String, Int, String?)])
    func secrets(text: String, mode: Int, trouble: String?) throws {
        let path = scratch.file("secret", text)
        _ = try shell("chmod \(String(mode, radix: 8)) secret", scratch)
        guard let trouble else { return #expect(try SecretFile.read(path, of: "hook") == Array("0123456789abcdef".utf8)) }
        let fault = #expect(throws: Fault.self) { try SecretFile.read(path, of: "hook") }
        #expect(fault?.code == "deliver.secret" && fault?.sentence.contains(trouble) == true)
        #expect(fault.map { "\($0)".contains("0123456789") } == false, "a secret is never said")
    }

    @Test func curlReadsWhatWasWritten() {
        #expect(WebhookPost.quoted(#"a"b\c"#) == #""a\"b\\c""#)
        #expect(WebhookPost.quoted("a\r\nurl = x") == "\"aurl = x\"")
    }
}
