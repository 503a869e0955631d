import Testing
import TillTesting

@testable import TillDelivery

/// The rules of sending, each with rows on both sides of its thresholds.
@Suite struct StateTableTests {
    static let target: DeliveryTarget = {
        var target = DeliveryTarget(name: "hook", way: .folder("nowhere"))
        target.kinds = [.report]
        target.isWhole = true
        return target
    }()

    static func delivery(_ body: String = "page", period: String = "2025-03") -> Delivery {
        Delivery(
            DeliveryContent(.report, household: "ng", member: nil, period: period, subject: "ng", form: .html, body: body), to: target,
            key: [1, 2, 3], made: 1000)
    }

    /// Between half of a time that doubles and all of it.
    @Test(arguments: [
        (1, 15, 30), (2, 30, 60), (3, 60, 120), (9, 3840, 7680), (10, 7680, 15_360), (11, 10_800, 21_600), (20, 10_800, 21_600),
        (21, 10_800, 21_600), (60, 10_800, 21_600),
    ])
    func timesDouble(attempt: Int, least: Int, most: Int) {
        let times = (0..<200).map { RetryPolicy.delay(after: attempt, of: "k\($0)") }
        #expect(times.allSatisfy { (least...most).contains($0) }, "\(times.min() ?? 0) \(times.max() ?? 0)")
        #expect(Set(times).count > 10, "all wait alike")
        #expect(times == (0..<200).map { RetryPolicy.delay(after: attempt, of: "k\($0)") })
    }

    /// A receiver may ask for longer, never for shorter, and not for more than a day.
    @Test(arguments: [
        (0, 15...30), (10, 15...30), (31, 31...31), (86_399, 86_399...86_399), (86_400, 86_400...86_400), (86_401, 86_400...86_400),
    ])
    func receiversMayAskForLonger(asked: Int, range: ClosedRange<Int>) {
        #expect(range.contains(RetryPolicy.delay(after: 1, of: "k", asked: asked)))
    }

    /// Tried again at once, but not within the second in which it was given up.
    @Test(arguments: [(nil, 100, 100), (99, 100, 100), (100, 100, 101), (101, 100, 102)])
    func whatWasGivenUpFallsDue(ended: Int?, now: Int, due: Int) {
        var delivery = Self.delivery()
        delivery.state = .dead
        delivery.ended = ended
        delivery.revive(at: now)
        #expect(delivery.state == .waiting && delivery.due == due && delivery.ended == nil && delivery.attempts == 0)
    }

    @Test(arguments: [
        (199, "never"), (200, "delivered"), (204, "delivered"), (299, "delivered"), (300, "never"), (302, "never"), (400, "never"),
        (401, "never"), (404, "never"), (407, "never"), (408, "again"), (409, "again"), (410, "never"), (424, "never"), (425, "again"),
        (426, "never"), (428, "never"), (429, "again"), (430, "never"), (499, "never"), (500, "again"), (503, "again"), (599, "again"),
    ])
    func answersOfServers(status: Int, word: String) { #expect(Self.word(.http(status)) == word) }

    @Test(arguments: [
        (0, "200 \n", "delivered http-200"), (0, "200 0\n", "delivered http-200"), (0, "503 120\n", "again http-503 120"),
        (0, "503 Wed, 21 Oct\n", "again http-503"), (0, "429 -5\n", "again http-429 0"), (0, "000 \n", "again no-answer"),
        (0, "", "again no-answer"), (0, "x", "again no-answer"), (7, "000 \n", "again unreachable"), (28, "000 \n", "again timeout"),
        (18, "200 \n", "again closed"), (52, "000 \n", "again closed"), (56, "200 \n", "again closed"), (60, "000 \n", "again certificate"),
        (99, "", "again curl-99"),
    ])
    func whatCurlSays(exit: Int32, told: String, expected: String) {
        #expect(Self.whole(WebhookPost.outcome(exit: exit, told: told)) == expected)
    }

    @Test(arguments: [
        (0, "delivered"), (1, "again"), (63, "again"), (64, "never"), (65, "never"), (66, "again"), (67, "never"), (68, "never"),
        (69, "again"), (75, "again"), (76, "again"), (77, "never"), (78, "never"), (79, "again"),
    ])
    func whatMailProgramsSay(exit: Int32, word: String) { #expect(Self.word(MailDrop.outcome(exit: exit)) == word) }

    static func word(_ outcome: SendOutcome) -> String { String(whole(outcome).split(separator: " ")[0]) }

    static func whole(_ outcome: SendOutcome) -> String {
        switch outcome {
        case .delivered(let code): "delivered \(code)"
        case .again(let code, let after): "again \(code)" + (after.map { " \($0)" } ?? "")
        case .never(let code): "never \(code)"
        }
    }

    /// State, attempts before, outcome: state after.
    @Test(arguments: [
        ("waiting", 0, "delivered", "delivered"), ("sending", 3, "delivered", "delivered"), ("waiting", 7, "delivered", "delivered"),
        ("waiting", 0, "never", "dead"), ("sending", 1, "never", "dead"), ("waiting", 0, "again", "waiting"),
        ("waiting", 6, "again", "waiting"), ("waiting", 7, "again", "dead"), ("sending", 8, "again", "dead"),
    ])
    func statesOfADelivery(before: String, attempts: Int, outcome: String, after: String) throws {
        var one = Self.delivery()
        one.state = try #require(Delivery.State(rawValue: before))
        one.attempts = attempts
        let key = one.key
        one.begin(at: 2000)
        #expect(one.state == .sending && one.attempts == attempts + 1 && one.due == 2001)
        let outcomes: [String: SendOutcome] = ["delivered": .delivered(code: "c"), "never": .never(code: "c"), "again": .again(code: "c")]
        one.end(try #require(outcomes[outcome]), at: 2005, most: 8)
        #expect(one.state.rawValue == after && one.key == key && one.code == "c")
        #expect((one.ended != nil) == !one.state.isOpen)
        if one.state == .waiting { #expect(one.due > 2005) }
        #expect(Delivery(one.record) == one)
    }

    /// Failures in a row: whether the target is left alone.
    @Test(arguments: [(0, false), (1, false), (4, false), (5, true), (6, true)])
    func breakersOpen(failures: Int, isOpen: Bool) {
        var state = TargetState(at: 0)
        for second in 0..<failures { state.note(.again(code: "x"), at: second) }
        #expect(state.isOpen(at: failures) == isOpen)
        #expect(TargetState(state.record, at: 99) == state)
    }

    /// How often it opened in a row: how long it rests.
    @Test(arguments: [(1, 600), (2, 1200), (3, 2400), (6, 19_200), (7, 21_600), (30, 21_600)])
    func breakersRest(openings: Int, seconds: Int) {
        var state = TargetState(at: 0)
        for _ in 0..<(4 + openings) { state.note(.again(code: "x"), at: 1000) }
        #expect(state.isOpen(at: 1000 + seconds - 1))
        #expect(!state.isOpen(at: 1000 + seconds))
        var next = state
        #expect(next.next(at: 1000 + seconds - 1, perMinute: 60) == 1000 + seconds)
        #expect(next.next(at: 1000 + seconds, perMinute: 60) == 1000 + seconds)
        // One that fails after the rest leaves it alone at once, one that arrives or is refused ends it.
        var failed = state
        failed.note(.again(code: "x"), at: 1000 + seconds)
        #expect(failed.isOpen(at: 1000 + seconds))
        for outcome in [SendOutcome.delivered(code: "x"), .never(code: "x")] {
            var mended = state
            mended.note(outcome, at: 1000 + seconds)
            #expect(!mended.isOpen(at: 1000 + seconds) && mended.failures == 0)
        }
    }

    /// Ten at once, then as many a minute as it may.
    @Test(arguments: [(60, 1), (30, 2), (6, 10), (1, 60), (6000, 1)])
    func bucketsFill(perMinute: Int, seconds: Int) {
        var state = TargetState(at: 0)
        for _ in 0..<9 { state.take() }
        #expect(state.next(at: 0, perMinute: perMinute) == 0)
        state.take()
        #expect(state.next(at: 0, perMinute: perMinute) == seconds)
        var later = state
        #expect(later.next(at: seconds, perMinute: perMinute) == seconds)
        if seconds > 1 {
            var early = state
            #expect(early.next(at: seconds - 1, perMinute: perMinute) > seconds - 1)
        }
        // A clock that was set back fills nothing, and stops nothing for good.
        var back = state
        #expect(back.next(at: -500, perMinute: perMinute) == -500 + seconds)
    }

    /// The key is of content, target and period, and of nothing else.
    @Test func keysAreOfContentTargetAndPeriod() {
        let one = Self.delivery()
        #expect(Self.delivery().key == one.key && one.key.utf8.count == 32)
        #expect(Self.delivery("other").key != one.key)
        #expect(Self.delivery(period: "2025-04").key != one.key)
        var other = DeliveryTarget(name: "other", way: Self.target.way)
        other.kinds = [.report]
        let content = DeliveryContent(.report, household: "ng", member: nil, period: "2025-03", subject: "ng", form: .html, body: "page")
        #expect(Delivery(content, to: other, key: [1, 2, 3], made: 1000).key != one.key)
        #expect(Delivery(content, to: Self.target, key: [1, 2, 4], made: 1000).key != one.key)
        #expect(Delivery(content, to: Self.target, key: [1, 2, 3], made: 9999).key == one.key)
        let kims = DeliveryContent(.report, household: "ng", member: "kim", period: "2025-03", subject: "ng", form: .html, body: "page")
        #expect(Delivery(kims, to: Self.target, key: [1, 2, 3], made: 1000).key != one.key)
    }
}
