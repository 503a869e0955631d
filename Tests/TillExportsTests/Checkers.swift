import Glibc
import TillTesting

/// The programs that read journals, where this machine has them.
enum Checkers {
    static let hasHledger = runs(["hledger", "--version"])

    /// `bean-check` on PATH, or in the virtual environment that TILL_BEANCOUNT names.
    static let beanCheck: String? = {
        var places = ["bean-check"]
        if let named = getenv("TILL_BEANCOUNT") { places.insert(String(cString: named) + "/bin/bean-check", at: 0) }
        return places.first { runs([$0, "--help"]) }
    }()

    private static func runs(_ words: [String]) -> Bool {
        guard let outcome = try? Command(words).run() else { return false }
        return outcome.code == 0
    }
}
