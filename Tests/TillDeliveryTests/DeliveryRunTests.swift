import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillDelivery

/// Sending from an outbox, with a clock and a receiver of the test's own.
@Suite struct DeliveryRunTests {
    /// A receiver that answers as it is told, and remembers what it got.
    private final class Receiver: DeliveryWay {
        var answers: [SendOutcome]
        var got: [(key: String, payload: [UInt8], nonce: String, time: Int)] = []
        var wrong: Fault?
        init(_ answers: [SendOutcome]) { self.answers = answers }

        func ready(_ target: DeliveryTarget) throws(Fault) -> ReadyWay {
            if let wrong { throw wrong }
            return { parcel in
                self.got.append((parcel.delivery.key, parcel.payload, parcel.nonce, parcel.time))
                return self.answers.count > 1 ? self.answers.removeFirst() : self.answers[0]
            }
        }
    }

    /// The power goes after so many writes: what was written stays.
    private final class FailingOutbox: Outbox {
        let inner = PassingOutbox()
        var left = Int.max
        static let cut = Fault("test.cut", "the power went.", remedy: "")

        private func write() throws(Fault) {
            guard left > 0 else { throw FailingOutbox.cut }
            left -= 1
        }

        func open() -> [Delivery] { inner.open() }
        func payload(of key: String) -> [UInt8]? { inner.payload(of: key) }
        func knows(_ delivery: Delivery) -> (key: Bool, slot: Bool) { inner.knows(delivery) }
        func state(of target: String, at now: Int) -> TargetState { inner.state(of: target, at: now) }

        func add(_ delivery: Delivery, payload: [UInt8]) throws(Fault) {
            try write()
            inner.add(delivery, payload: payload)
        }

        func save(_ delivery: Delivery, _ state: TargetState) throws(Fault) {
            try write()
            inner.save(delivery, state)
        }
    }

    private final class Clock { var now = 1_000_000 }

    private static let key: [UInt8] = [7, 7, 7]

    private func content(_ number: Int) -> DeliveryContent {
        DeliveryContent(
            .report, household: "ng", member: nil, period: "2025-\(number)", subject: "ng", form: .html, body: "page \(number)")
    }

    private func run(_ outbox: any Outbox, _ receiver: Receiver, _ clock: Clock) -> DeliveryRun {
        var run = DeliveryRun(outbox, to: [StateTableTests.target], key: Self.key, ways: receiver) { clock.now }
        run.pause = { clock.now += $0 }
        return run
    }

    @Test func whatArrivedIsSentOnce() throws {
        let (outbox, receiver, clock) = (PassingOutbox(), Receiver([.delivered(code: "ok")]), Clock())
        for _ in 0..<3 {
            for number in 1...3 { _ = try outbox.put(content(number), for: StateTableTests.target, key: Self.key, now: clock.now) }
            var sending = run(outbox, receiver, clock)
            _ = try sending.run()
        }
        #expect(receiver.got.count == 3 && Set(receiver.got.map(\.key)).count == 3)
        #expect(outbox.all.allSatisfy { $0.state == .delivered && outbox.payload(of: $0.key) == nil })
    }

    /// A period that was sent stays so, but for targets that want updates.
    @Test(arguments: [false, true]) func updates(wanted: Bool) throws {
        var target = StateTableTests.target
        target.sendsUpdates = wanted
        let outbox = PassingOutbox()
        let changed = DeliveryContent(.report, household: "ng", member: nil, period: "2025-1", subject: "ng", form: .html, body: "new")
        #expect(try outbox.put(content(1), for: target, key: Self.key, now: 1) != nil)
        #expect(try outbox.put(content(1), for: target, key: Self.key, now: 2) == nil)
        #expect((try outbox.put(changed, for: target, key: Self.key, now: 3) != nil) == wanted)
    }

    @Test func whatFailsIsTriedUntilItIsGivenUp() throws {
        let (outbox, receiver, clock) = (PassingOutbox(), Receiver([.again(code: "http-500")]), Clock())
        let put = try outbox.put(content(1), for: StateTableTests.target, key: Self.key, now: clock.now)
        var sending = run(outbox, receiver, clock)
        let counts = try sending.run(patience: 10_000_000)
        #expect(receiver.got.count == 8 && counts.dead == 1 && counts.waiting == 0)
        #expect(Set(receiver.got.map(\.key)) == [put?.key ?? ""])
        #expect(Set(receiver.got.map(\.nonce)).count == 8 && Set(receiver.got.map(\.time)).count == 8)
        // A person has it tried again: the same key, the same bytes.
        receiver.answers = [.delivered(code: "ok")]
        var dead = try #require(outbox.all.first)
        dead.revive(at: clock.now)
        outbox.save(dead, TargetState(at: clock.now))
        var again = run(outbox, receiver, clock)
        #expect(try again.run(patience: 1).delivered == 1)
        #expect(receiver.got.count == 9 && Set(receiver.got.map { "\($0.key) \($0.payload)" }).count == 1)
    }

    /// Cut after each write, before and after each attempt: all arrives, and what arrives twice has one key and one content.
    @Test func cutsBetweenAnySteps() throws {
        for writes in 0..<20 {
            let (outbox, receiver, clock) = (FailingOutbox(), Receiver([.again(code: "x"), .delivered(code: "ok")]), Clock())
            for attempt in 0..<40 {
                outbox.left = attempt == 0 ? writes : .max
                clock.now += 100
                do throws(Fault) {
                    for number in 1...5 { _ = try outbox.put(content(number), for: StateTableTests.target, key: Self.key, now: clock.now) }
                    var sending = run(outbox, receiver, clock)
                    _ = try sending.run(patience: 50_000)
                } catch { #expect(error.code == "test.cut") }
            }
            #expect(outbox.inner.all.count == 5 && outbox.inner.all.allSatisfy { $0.state == .delivered }, "cut after \(writes)")
            #expect(Set(receiver.got.map(\.key)).count == 5)
            #expect(Set(receiver.got.map { "\($0.key) \($0.payload)" }).count == 5, "one key, two contents")
            #expect(Set(receiver.got.map { "\($0.key) \($0.time)" }).count == receiver.got.count, "one key twice in a second")
            // Five, one that failed, and one that was cut between sending and noting.
            #expect(receiver.got.count <= 7, "cut after \(writes): \(receiver.got.count)")
        }
    }

    @Test func aTargetThatDoesNotAnswerIsLeftAlone() throws {
        let (outbox, receiver, clock) = (PassingOutbox(), Receiver([.again(code: "timeout")]), Clock())
        for number in 1...9 { _ = try outbox.put(content(number), for: StateTableTests.target, key: Self.key, now: clock.now) }
        var sending = run(outbox, receiver, clock)
        _ = try sending.run()
        #expect(receiver.got.count == 5)
        clock.now += 599
        _ = try sending.run()
        #expect(receiver.got.count == 5)
        // One is tried, and it rests for twice as long.
        clock.now += 1
        _ = try sending.run()
        #expect(receiver.got.count == 6)
    }

    @Test func aTargetWithWrongSettingsIsToldOnce() throws {
        let (outbox, receiver, clock) = (PassingOutbox(), Receiver([.delivered(code: "ok")]), Clock())
        receiver.wrong = Fault("deliver.secret", "no.", remedy: "")
        for number in 1...3 { _ = try outbox.put(content(number), for: StateTableTests.target, key: Self.key, now: clock.now) }
        var told = 0
        var sending = run(outbox, receiver, clock)
        sending.wrong = { _ in told += 1 }
        let counts = try sending.run()
        #expect(told == 1 && counts.attempts == 0 && counts.waiting == 3)
        #expect(outbox.all.allSatisfy { $0.attempts == 0 })
    }

    /// The pace: ten at once, then one a second at sixty a minute.
    @Test func noFasterThanItMay() throws {
        let (outbox, receiver, clock) = (PassingOutbox(), Receiver([.delivered(code: "ok")]), Clock())
        for number in 1...30 { _ = try outbox.put(content(number), for: StateTableTests.target, key: Self.key, now: clock.now) }
        var sending = run(outbox, receiver, clock)
        let began = clock.now
        _ = try sending.run(patience: 60)
        #expect(receiver.got.count == 30)
        #expect(receiver.got.count { $0.time == began } == 10)
        #expect(clock.now - began == 20)
    }
}
