/// The kinds of households that can be generated. A new kind is one file in `Kinds/` and one case here.
public enum HouseholdKind: String, Sendable, CaseIterable {
    case germanFamily = "german-family"
    case americanCouple = "american-couple"
    case britishStudent = "british-student"
    case dutchPensioner = "dutch-pensioner"

    /// One line for people.
    public var summary: String {
        switch self {
        case .germanFamily: "a family of four in Germany: current account, savings, credit card"
        case .americanCouple: "a couple in the United States: checking and savings by OFX, a credit card by CSV"
        case .britishStudent: "a student in Britain: current account, travel account in pounds and euros, savings"
        case .dutchPensioner: "a pensioner in the Netherlands: current account with Af/Bij, savings"
        }
    }

    /// The plan of one household of this kind; another chance, another household.
    func plan(chance: Chance) -> HouseholdPlan {
        switch self {
        case .germanFamily: GermanFamily(chance: chance).plan()
        case .americanCouple: AmericanCouple(chance: chance).plan()
        case .britishStudent: BritishStudent(chance: chance).plan()
        case .dutchPensioner: DutchPensioner(chance: chance).plan()
        }
    }
}
