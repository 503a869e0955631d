import Glibc

/// Counts how often a movement was seen in a document, by a 64-bit fingerprint of what names it.
///
/// Account and day of a movement are part of its name, so equals share them. While the rows of a document stand in the order of
/// their days, or account after account and each in the order of its days, only the latest marks are looked through, in a table
/// that stays near the processor; those of days and accounts gone by are laid aside, 8 bytes each. When a row goes back they are
/// taken in again, and from there on all marks of the document are in one table that is reached at random (8 bytes a slot, at
/// most two thirds full, on large pages). The few that come again have their number beside it.
@safe final class EqualsCounter {
    private var slots: UnsafeMutablePointer<UInt64>
    private var size = 1024
    private var used = 0
    private var again: [UInt64: Int] = [:]
    /// Marks of days and accounts gone by.
    private var aside: [UnsafeMutableBufferPointer<UInt64>] = unsafe []
    private var order = RowOrder()
    private var day: UInt32 = .max
    private var account: UInt64 = 0
    private let expected: Int

    private static let hugePage = 1 << 21
    /// A table of so many slots is small enough to be emptied often.
    private static let smallSize = 4096

    /// - Parameter rows: how many rows are likely; only memory and time depend on it.
    init(expecting rows: Int = 0) {
        expected = min(rows, 1 << 22)
        unsafe slots = EqualsCounter.allocate(size)
    }

    deinit {
        unsafe free(slots)
        for place in unsafe aside.indices { unsafe aside[place].deallocate() }
    }

    /// Zeroed slots.
    private static func allocate(_ size: Int) -> UnsafeMutablePointer<UInt64> {
        let bytes = size * 8
        var memory: UnsafeMutableRawPointer?
        if unsafe bytes < hugePage || posix_memalign(&memory, hugePage, bytes) != 0 { unsafe memory = malloc(bytes) }
        guard let memory = unsafe memory else { return UnsafeMutablePointer<UInt64>.allocate(capacity: size) }
        if bytes >= hugePage { unsafe madvise(memory, bytes, Int32(MADV_HUGEPAGE)) }
        unsafe memset(memory, 0, bytes)
        return unsafe memory.bindMemory(to: UInt64.self, capacity: size)
    }

    /// How many equals came before: 0 for the first. Equals always come with the same account and day; days grow with time.
    @inline(__always)
    func next(_ fingerprint: UInt64, account: UInt64, day: UInt32) -> Int {
        if day != self.day || account != self.account { turn(to: day, account) }
        let mark = fingerprint == 0 ? 1 : fingerprint
        if used &* 3 > size &* 2 { grow() }
        let mask = size &- 1
        var at = Int(truncatingIfNeeded: mark) & mask
        while unsafe slots[at] != 0 {
            if unsafe slots[at] == mark { return count(mark) }
            at = (at &+ 1) & mask
        }
        unsafe slots[at] = mark
        used &+= 1
        return 0
    }

    private func count(_ mark: UInt64) -> Int {
        let number = again[mark, default: 0] + 1
        again[mark] = number
        return number
    }

    /// Another day or account begins.
    @inline(never)
    private func turn(to day: UInt32, _ account: UInt64) {
        let (lastDay, lastAccount) = (self.day, self.account)
        self.day = day
        self.account = account
        guard order.holds, lastDay != .max else { return }
        let isPast = order.turn(from: lastDay, lastAccount, to: day, account)
        if !order.holds {
            takeInAgain()
        } else if isPast, size >= EqualsCounter.smallSize, used * 3 > size {
            layAside()
        }
    }

    /// Whether no row went back yet.
    var isInOrder: Bool { order.holds }

    /// No more equals come of the marks in the table.
    private func layAside() {
        let marks = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: used)
        var count = 0
        for index in 0..<size where unsafe slots[index] != 0 {
            unsafe marks[count] = slots[index]
            count += 1
        }
        unsafe aside.append(marks)
        used = 0
        if size > EqualsCounter.smallSize * 4 {
            unsafe free(slots)
            size = EqualsCounter.smallSize
            unsafe slots = EqualsCounter.allocate(size)
        } else {
            unsafe memset(slots, 0, size * 8)
        }
    }

    /// All marks in one table again.
    private func takeInAgain() {
        guard unsafe !aside.isEmpty else { return }
        let (marks, total) = unsafe (aside, aside.reduce(used) { $0 + $1.count })
        unsafe aside = []
        resize(for: max(total, expected))
        for place in unsafe marks.indices {
            let part = unsafe marks[place]
            for at in part.indices { unsafe insert(part[at]) }
            unsafe part.deallocate()
        }
    }

    private func insert(_ mark: UInt64) {
        var at = Int(truncatingIfNeeded: mark) & (size - 1)
        while unsafe slots[at] != 0, unsafe slots[at] != mark { at = (at + 1) & (size - 1) }
        if unsafe slots[at] == 0 { used += 1 }
        unsafe slots[at] = mark
    }

    private func grow() { resize(for: order.holds || used >= expected ? size : expected) }

    /// At least twice as large, with room for so many marks.
    private func resize(for rows: Int) {
        let (old, oldSize) = unsafe (slots, size)
        size *= 2
        while size * 2 < rows * 3 { size *= 2 }
        unsafe slots = EqualsCounter.allocate(size)
        used = 0
        for index in 0..<oldSize where unsafe old[index] != 0 { unsafe insert(old[index]) }
        unsafe free(old)
    }
}

/// Whether the rows of a document stand in an order in which no account and day come back that are past: by day, all accounts
/// together, or account after account and each by day. The newest may be first or last.
struct RowOrder {
    /// The days of all rows go one way.
    private var isByDay = true
    private var wayOfAll = Way()
    /// An account that was left does not come back, and the days of each go one way.
    private var isByAccount = true
    private var wayOfEach = Way()
    private var left: Set<UInt64> = []

    /// A document of more accounts than this is taken to have no order.
    private static let mostAccounts = 1 << 16

    /// Which way days go; none before the second day.
    private struct Way {
        private var isForward: Bool?

        /// Whether a step goes the same way as all before.
        mutating func keeps(_ from: UInt32, _ to: UInt32) -> Bool {
            if isForward == nil { isForward = to > from }
            return isForward == (to > from)
        }
    }

    var holds: Bool { isByDay || isByAccount }

    /// The next row is of another day or account. True when, as long as the order holds, none of the rows before it has an equal
    /// from here on.
    mutating func turn(from lastDay: UInt32, _ lastAccount: UInt64, to day: UInt32, _ account: UInt64) -> Bool {
        if isByDay, day != lastDay { isByDay = wayOfAll.keeps(lastDay, day) }
        if isByAccount { followAccount(lastDay, lastAccount, day, account) }
        // Of one day other accounts, and this one again, may still come while days are all the order there is.
        return day != lastDay || !isByDay
    }

    private mutating func followAccount(_ lastDay: UInt32, _ lastAccount: UInt64, _ day: UInt32, _ account: UInt64) {
        if account != lastAccount {
            left.insert(lastAccount)
            isByAccount = left.count < RowOrder.mostAccounts && !left.contains(account)
        } else {
            isByAccount = wayOfEach.keeps(lastDay, day)
        }
        if !isByAccount { left = [] }
    }
}
