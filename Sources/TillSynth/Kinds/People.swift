/// Invented names, and ids made of them.
enum People {
    static let germanFamilies = [
        "Lindgren-Okafor", "Brandt", "Yilmaz", "Hoffstede", "Kowalczyk", "Petersen", "Rahimi", "Vogelsang", "Thomsen", "Adeyemi", "Krüger",
        "Sommerfeld",
    ]
    static let germanWomen = ["Maren", "Ayşe", "Friederike", "Jasmin", "Katrin", "Leila", "Svenja", "Ines"]
    static let germanMen = ["Tobias", "Chidi", "Emre", "Jannis", "Malte", "Piotr", "Hauke", "Omid"]
    static let children = ["Ella", "Jonte", "Mika", "Nuri", "Frieda", "Bo", "Lia", "Samir", "Tilda", "Oskar"]
    static let americans = [
        "Delgado", "Whitfield", "Nakamura", "Okonkwo", "Harlan", "Castellano", "Bergstrom", "Tran", "Pruitt", "Abernathy", "Vasquez",
    ]
    static let americanFirsts = ["Renee", "Marcus", "Priya", "Dylan", "Josie", "Andre", "Hannah", "Luis", "Camille", "Grant"]
    static let britons = [
        "Ashworth", "Begum", "Carrick", "Ellery", "Fairclough", "Grewal", "Hollis", "Iqbal", "Jessop", "Kinsella", "Mbeki",
    ]
    static let britishFirsts = ["Imogen", "Callum", "Zara", "Rhys", "Aoife", "Tariq", "Poppy", "Kwame", "Elsie", "Dev"]
    static let dutch = ["van der Velde", "Hendriksen", "de Bruin", "Kuipers", "Schouten", "Pinas", "ten Broek", "Wolters", "El Idrissi"]
    static let dutchFirsts = ["Hanneke", "Gerrit", "Wilma", "Johan", "Corrie", "Bertus", "Fatima", "Truus"]

    /// Lower case, ASCII letters, digits and dashes; accents fall to their letter.
    static func slug(_ name: String) -> String {
        let plain: [Unicode.Scalar: String] = ["ü": "ue", "ö": "oe", "ä": "ae", "ß": "ss", "ş": "s", "é": "e"]
        var slug = ""
        for scalar in name.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
            case " ", "-": slug += "-"
            default: slug += plain[scalar] ?? ""
            }
        }
        return slug
    }

    static func member(_ first: String, _ role: String, _ names: [String]) -> HouseholdPlan.Member {
        HouseholdPlan.Member(id: slug(first), role: role, names: names)
    }
}

extension Chance {
    /// `width` digits, the first one not zero.
    mutating func digits(_ width: Int) -> String {
        String(1 + below(9)) + (1..<Swift.max(1, width)).map { _ in String(below(10)) }.joined()
    }

    /// Two different ones of `choices`.
    mutating func two(_ choices: [String]) -> (String, String) {
        guard choices.count > 1 else { return (choices.first ?? "", choices.first ?? "") }
        let first = below(choices.count)
        let second = (first + 1 + below(choices.count - 1)) % choices.count
        return (choices[first], choices[second])
    }

    /// `amount` times 0.85 to 1.15, in whole hundreds.
    mutating func about(_ amount: Int64) -> Int64 {
        amount * within(850...1150) / 1000 / 100 * 100
    }
}
