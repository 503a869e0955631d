/// How one bank writes an export. A new dialect is one file and one case of `DialectName`.
protocol Dialect: Sendable {
    /// Whether the export also shows rows that are not booked yet.
    var showsPending: Bool { get }
    /// The base name of the export, as the bank's web page would name it.
    func fileName(_ statement: Statement) -> String
    /// Writes the whole file.
    func write(_ statement: Statement, into draft: inout FileDraft)
}

extension Dialect {
    var showsPending: Bool { false }
}

/// The dialects that can be generated.
public enum DialectName: String, Sendable, CaseIterable {
    case germanGiro = "german-giro"
    case germanSavings = "german-savings"
    case germanCard = "german-card"
    case americanOFX = "american-ofx"
    case americanQFX = "american-qfx"
    case americanCard = "american-card"
    case britishCurrent = "british-current"
    case travelPocket = "travel-pocket"
    case britishOFX = "british-ofx"
    case dutchCurrent = "dutch-current"
    case dutchSavings = "dutch-savings"

    var dialect: any Dialect {
        switch self {
        case .germanGiro: GermanGiro()
        case .germanSavings: GermanSavings()
        case .germanCard: GermanCard()
        case .americanOFX: AmericanOFX(branded: false)
        case .americanQFX: AmericanOFX(branded: true)
        case .americanCard: AmericanCard()
        case .britishCurrent: BritishCurrent()
        case .travelPocket: TravelPocket()
        case .britishOFX: BritishOFX()
        case .dutchCurrent: DutchCurrent()
        case .dutchSavings: DutchSavings()
        }
    }
}
