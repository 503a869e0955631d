/// How often something recurs, and how exactly days must fall to count.
struct Rhythm: Sendable, Hashable {
    /// The word in the stream: `monthly`.
    let name: String
    /// Mean days between two.
    let days: Double
    /// Days off that still count as exact: months differ in length, and banks book after weekends.
    let exact: Double
    /// Days off that still count.
    let near: Double

    /// From weekly to yearly.
    static let all = [
        Rhythm(name: "weekly", days: 7, exact: 1, near: 2),
        Rhythm(name: "biweekly", days: 14, exact: 1, near: 3),
        Rhythm(name: "semimonthly", days: 15.22, exact: 1.8, near: 3.2),
        monthly,
        Rhythm(name: "bimonthly", days: 60.88, exact: 3.5, near: 8),
        Rhythm(name: "quarterly", days: 91.31, exact: 4, near: 10),
        Rhythm(name: "halfyearly", days: 182.62, exact: 5, near: 14),
        Rhythm(name: "yearly", days: 365.25, exact: 6, near: 20),
    ]
    static let monthly = Rhythm(name: "monthly", days: 30.44, exact: 2.6, near: 5.5)

    static func named(_ name: String) -> Rhythm? { all.first { $0.name == name } }

    /// Whole months between two; nil for rhythms of weeks, and for semimonthly.
    var months: Int? {
        switch name {
        case "monthly": 1
        case "bimonthly": 2
        case "quarterly": 3
        case "halfyearly": 6
        case "yearly": 12
        default: nil
        }
    }

    /// Every two weeks or oftener: what people also do by habit.
    var isOften: Bool { days < 16 }

    /// How a gap between two neighbours fits.
    enum Fit: Sendable, Equatable {
        case exact, near
        /// So many were left out between.
        case missed(Int)
        case off
    }

    /// Two may be missing in a row; what is away longer has ended.
    private static let longest = 3

    func fit(gap: Int) -> Fit {
        let times = max(1, Int((Double(gap) / days).rounded()))
        guard times <= Rhythm.longest else { return .off }
        let off = abs(Double(gap) - Double(times) * days)
        guard off <= near else { return .off }
        if times > 1 { return .missed(times - 1) }
        return off <= exact ? .exact : .near
    }

    /// Days to wait after an expected day before it counts as missed.
    var patience: Int { Int(near.rounded(.up)) }

    /// Days after that before what does not come counts as ended: another turn, three weeks at least, two months at most.
    var grace: Int { Int(min(60, max(21, days))) }
}
