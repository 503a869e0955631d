import Glibc
import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillDelivery

/// Webhooks to a real server on this machine, which checks each request as a receiver would, and misbehaves.
@Suite(.enabled(if: Python.isPresent && Files.isExecutable("/usr/bin/curl"))) struct LoopbackTests {
    private static let key: [UInt8] = [9]

    /// What became of one delivery.
    private struct Told {
        var delivery: Delivery
        /// Words of each request: behaviour, verdict, key, attempt, hash of the body.
        var requests: [[String]]
    }

    private func send(_ behaviours: String, timeout: Int = 20, patience: Int = 100, tampering: Bool = false) throws -> Told {
        let server = try Loopback(behaviours)
        let secret = tampering ? server.scratch.file("other", "0123456789abcdef0123456789abcdeX") : server.secret
        chmod(secret, 0o600)
        var target = DeliveryTarget(name: "hook", way: .webhook(try #require(WebAddress("\(server.address)/hooks/till?book=2"))))
        target.kinds = [.report]
        target.isWhole = true
        target.secret = secret
        target.timeout = timeout
        let outbox = PassingOutbox()
        let content = DeliveryContent(
            .report, household: "ng", member: nil, period: "2025-03", subject: "Größe \"x\"", form: .html, body: "<p>é\n\u{2028}</p>\n")
        let put = try #require(try outbox.put(content, for: target, key: Self.key, now: Loopback.now))
        var shift = 0
        var run = DeliveryRun(outbox, to: [target], key: Self.key) { Loopback.now + shift }
        // Nobody waits in a test; the receiver allows half a minute.
        run.pause = { _ in shift += 0 }
        for _ in 0..<5 {
            _ = try run.run()
            guard var waiting = outbox.open().first else { break }
            // Its time has come, in the second after.
            usleep(1_100_000)
            waiting.due = Loopback.now
            outbox.save(waiting, outbox.state(of: "hook", at: Loopback.now))
        }
        shift += patience
        let all = outbox.all
        #expect(all.count == 1 && all[0].key == put.key)
        return Told(delivery: all[0], requests: server.requests)
    }

    @Test func whatArrives() throws {
        let told = try send("ok")
        #expect(told.delivery.state == .delivered && told.delivery.code == "http-200")
        #expect(told.requests.map { $0[1] } == ["new"] && told.requests[0][2] == told.delivery.key)
    }

    /// Behaviour at first, then it is well: the code of the first attempt's end is gone, the key and the bytes stay.
    @Test(arguments: [
        ("fail,ok", ["new", "new"]), ("busy,ok", ["new", "new"]), ("close,ok", ["new", "new"]), ("takes,ok", ["new", "known"]),
        ("half,ok", ["new", "known"]), ("twice", ["new"]), ("slow", ["new"]),
    ])
    func whatIsTriedAgain(behaviours: String, verdicts: [String]) throws {
        let told = try send(behaviours)
        #expect(told.delivery.state == .delivered, "\(told.delivery)")
        #expect(told.requests.map { $0[1] } == verdicts, "\(told.requests)")
        #expect(Set(told.requests.map { $0[2] }) == [told.delivery.key] && Set(told.requests.map { $0[4] }).count == 1)
        #expect(told.requests.map { $0[3] } == verdicts.indices.map { "\($0 + 1)" })
    }

    @Test func whatHangsIsEnded() throws {
        let told = try send("hang,ok", timeout: 1)
        #expect(told.delivery.state == .delivered && told.requests.count == 2, "\(told.requests)")
    }

    @Test(arguments: [("refuse", "http-400"), ("away", "http-302")]) func whatIsRefused(behaviour: String, code: String) throws {
        let told = try send(behaviour)
        #expect(told.delivery.state == .dead && told.delivery.code == code && told.requests.count == 1)
    }

    @Test func anotherSecretIsRefused() throws {
        let told = try send("ok", tampering: true)
        #expect(told.delivery.state == .dead && told.delivery.code == "http-401" && told.requests.map { $0[1] } == ["refused-signature"])
    }

    @Test func nobodyIsThere() throws {
        var target = DeliveryTarget(name: "hook", way: .webhook(try #require(WebAddress("http://127.0.0.1:9/"))))
        target.kinds = [.failure]
        let outbox = PassingOutbox()
        let content = DeliveryContent(.failure, household: nil, member: nil, period: "run-1", subject: "s", form: .text, body: "b")
        _ = try outbox.put(content, for: target, key: Self.key, now: 5)
        var run = DeliveryRun(outbox, to: [target], key: Self.key) { 10 }
        _ = try run.run()
        #expect(outbox.all[0].state == .waiting && outbox.all[0].code == "unreachable")
    }

    /// A request as Till makes it is believed once, in its time, as it is.
    @Test(arguments: [
        ("as it is", 0, "new"), ("29 s late", 29, "new"), ("30 s late", 30, "new"), ("31 s late", 31, "refused: time"),
        ("30 s early", -30, "new"), ("31 s early", -31, "refused: time"),
    ])
    func timesOfRequests(what: String, shift: Int, verdict: String) throws {
        let told = try check("headers", clock: 1_742_169_600 + shift)
        #expect(told == [verdict], "\(what)")
    }

    @Test func replaysAndChangesAreRefused() throws {
        #expect(try check("headers; headers") == ["new", "refused: replay"])
        #expect(try check("dict(headers, **{'Till-Nonce': 'f' * 32}); headers") == ["new", "refused: replay"])
        #expect(try check("headers; dict(headers, **{'Till-Nonce': 'f' * 32})") == ["new", "refused: replay"])
        #expect(try check("dict(headers, **{'Till-Signature': '0' * 64})") == ["refused: signature"])
        #expect(try check("dict(headers, **{'Till-Signature-Body': 'x'})") == ["refused: signature"])
        #expect(try check("dict(headers, **{'Till-Timestamp': '1742169601'})") == ["refused: signature"])
        #expect(try check("dict(headers, **{'Till-Timestamp': 'now'})") == ["refused: time"])
        #expect(try check("{k: v for k, v in headers.items() if k != 'Till-Nonce'}") == ["refused: missing"])
        #expect(try check("headers", path: "/hooks/other") == ["refused: signature"])
        #expect(try check("headers", body: "other") == ["refused: signature"])
    }

    /// Has the receiver's checker look at requests with these headers, one after the other.
    private func check(_ requests: String, clock: Int = 1_742_169_600, path: String = "/hooks/till", body: String? = nil) throws -> [String]
    {
        let scratch = Scratch()
        let delivery = StateTableTests.delivery()
        let parcel = Parcel(
            delivery: delivery, payload: Array("body é".utf8), time: 1_742_169_600, nonce: String(repeating: "a", count: 32))
        let address = try #require(WebAddress("https://example.org/hooks/till"))
        let headers = WebhookPost.headers(parcel, address, DeliverySignature(secret: Array("0123456789abcdef".utf8)), nil)
        let pairs = headers.map { "'\($0.name)': '\($0.value)'" }.joined(separator: ", ")
        let program = """
            import sys
            sys.path.insert(0, '\(Checkout.path("pipelines/deliver"))')
            sys.dont_write_bytecode = True
            from check_delivery import DeliveryChecker, Rejected
            checker = DeliveryChecker('0123456789abcdef\\n', '\(scratch.path)/seen', clock=lambda: \(clock))
            headers = {\(pairs)}
            for one in [\(requests.split(separator: ";").joined(separator: ","))]:
                try:
                    print(checker.check('POST', '\(path)', one, '\(body ?? "body é")'.encode()))
                except Rejected as why:
                    print('refused:', why)
            """
        let outcome = try Python.run(program, input: [])
        #expect(outcome.code == 0, "\(outcome.errText)")
        return outcome.lines
    }

    /// Nothing secret stands in the arguments or the environment of the child.
    @Test func secretsAreInNoArguments() throws {
        let server = try Loopback("slow")
        var target = DeliveryTarget(name: "hook", way: .webhook(try #require(WebAddress(server.address))))
        target.kinds = [.failure]
        target.secret = server.secret
        target.authorization = server.secret
        let watch =
            "for i in $(seq 60); do for p in $(pgrep -x curl); do tr '\\0' ' ' </proc/$p/cmdline; tr '\\0' ' ' </proc/$p/environ; done; sleep 0.02; done"
        _ = try shell("(\(watch)) >seen.txt 2>/dev/null & true", server.scratch)
        let outbox = PassingOutbox()
        let content = DeliveryContent(.failure, household: nil, member: nil, period: "run-1", subject: "s", form: .text, body: "b")
        _ = try outbox.put(content, for: target, key: Self.key, now: Loopback.now)
        var run = DeliveryRun(outbox, to: [target], key: Self.key) { Loopback.now }
        _ = try run.run()
        #expect(outbox.all[0].state == .delivered)
        usleep(1_500_000)
        let seen = String(decoding: Files.bytes("\(server.scratch.path)/seen.txt") ?? [], as: UTF8.self)
        #expect(seen.contains("--config -"), "the child was not seen: \(seen.prefix(200))")
        #expect(!seen.contains(Loopback.word) && !seen.contains("Bearer") && !seen.contains("Signature"))
    }
}

/// `Tests/Fixtures/delivery/receiver.py`, running.
final class Loopback {
    static let word = "0123456789abcdef0123456789abcdef"
    static var now: Int { Int(time(nil)) }

    let scratch = Scratch()
    let secret: String
    let address: String
    private let pid: pid_t

    init(_ behaviours: String) throws {
        secret = scratch.file("secret", Loopback.word + "\n")
        chmod(secret, 0o600)
        let receiver = Checkout.path("Tests/Fixtures/delivery/receiver.py")
        let started = try shell(
            "PYTHONDONTWRITEBYTECODE=1 python3 '\(receiver)' secret seen log port \(behaviours) >out 2>&1 & echo $!; for i in $(seq 100); do [[ -e port ]] && break; sleep 0.1; done; cat port",
            scratch)
        pid = try #require(pid_t(started.lines.first ?? ""))
        address = "http://127.0.0.1:\(started.lines.last ?? "0")"
    }

    deinit { kill(pid, SIGKILL) }

    /// Words of each request it had.
    var requests: [[String]] {
        String(decoding: Files.bytes("\(scratch.path)/log") ?? [], as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: " ").map(String.init)
        }
    }
}
