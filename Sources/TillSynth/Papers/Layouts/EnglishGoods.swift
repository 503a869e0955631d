/// What shops in the United States and in Britain sell.
enum EnglishGoods {
    typealias Good = Basket.Good

    static let supermarket: [Good] = [
        Good(name: "WHOLE MILK", price: 249...399), Good(name: "BUTTER UNSALTED", price: 329...499),
        Good(name: "LARGE EGGS DOZEN", price: 289...499), Good(name: "SOURDOUGH LOAF", price: 349...549),
        Good(name: "CHEDDAR BLOCK", price: 399...699), Good(name: "PENNE RIGATE", price: 119...199),
        Good(name: "TOMATO SAUCE", price: 149...299), Good(name: "BLACK BEANS", price: 89...149),
        Good(name: "GREEK YOGURT", price: 129...549), Good(name: "GROUND COFFEE", price: 699...1_199),
        Good(name: "TOOTHPASTE", price: 299...499, tax: "a"), Good(name: "DISH SOAP", price: 249...399, tax: "a"),
        Good(name: "PAPER TOWELS", price: 599...999, tax: "a"), Good(name: "CHICKEN THIGHS", price: 599...1_099),
        Good(name: "FROZEN PEAS", price: 149...249), Good(name: "AVOCADO", price: 99...169),
        Good(name: "BABY SPINACH", price: 249...399), Good(name: "TORTILLA CHIPS", price: 249...399),
    ]
    static let weighed: [Good] = [
        Good(name: "BANANAS", price: 60...330), Good(name: "RED GRAPES", price: 331...690), Good(name: "SALMON FILLET", price: 691...2_400),
    ]
    static let cafe: [Good] = [
        Good(name: "Latte 12oz", price: 450...595), Good(name: "Drip Coffee", price: 325...395), Good(name: "Cold Brew", price: 425...525),
        Good(name: "Butter Croissant", price: 375...475), Good(name: "Blueberry Muffin", price: 325...425),
        Good(name: "Avocado Toast", price: 750...995), Good(name: "Matcha", price: 525...625),
    ]
    static let cafeRest: [Good] = [
        Good(name: "Extra Shot", price: 40...149), Good(name: "Tea", price: 150...420), Good(name: "Bagel", price: 421...899),
        Good(name: "Lunch Bowl", price: 900...2_600),
    ]
    static let restaurant: [Good] = [
        Good(name: "Oxtail Pho", price: 1_600...1_950), Good(name: "Imperial Rolls", price: 950...1_250),
        Good(name: "Green Papaya Salad", price: 1_150...1_450), Good(name: "Margherita Pizza", price: 1_700...2_100),
        Good(name: "Draft Pilsner", price: 700...850), Good(name: "Sparkling Water", price: 400...550),
        Good(name: "House Red Glass", price: 950...1_300), Good(name: "Brownie Sundae", price: 850...1_100),
    ]
    static let restaurantRest: [Good] = [
        Good(name: "Side Greens", price: 200...690), Good(name: "Soup of the Day", price: 691...1_290),
        Good(name: "Chef's Special", price: 1_291...5_200),
    ]
    static let pub: [Good] = [
        Good(name: "Steak & Ale Pie", price: 1_050...1_395), Good(name: "Fish & Chips", price: 995...1_295),
        Good(name: "Chicken Burger", price: 845...1_095), Good(name: "Sweet Potato Fries", price: 345...450),
        Good(name: "Pint Best Bitter", price: 345...445), Good(name: "Lime & Soda", price: 150...220),
        Good(name: "Half Cider", price: 210...260), Good(name: "Sticky Toffee", price: 495...595),
    ]
    static let pubRest: [Good] = [
        Good(name: "Crisps", price: 90...240), Good(name: "Bowl of Chips", price: 241...520),
        Good(name: "Sunday Roast", price: 521...2_600),
    ]
    static let britishCafe: [Good] = [
        Good(name: "Flat White", price: 310...390), Good(name: "Americano", price: 270...340), Good(name: "Sausage Roll", price: 120...150),
        Good(name: "Tuna Baguette", price: 345...425), Good(name: "Flapjack", price: 195...260), Good(name: "Tea", price: 180...240),
    ]
    static let britishCafeRest: [Good] = [
        Good(name: "Oat Milk", price: 30...149), Good(name: "Toast & Jam", price: 150...360), Good(name: "Meal Deal", price: 361...1_400),
    ]
    static let pharmacy: [Good] = [
        Good(name: "IBUPROFEN 200MG", price: 399...899, tax: "a"), Good(name: "ALLERGY TABS 24CT", price: 799...1_699, tax: "a"),
        Good(name: "BANDAGES ASST", price: 349...599, tax: "a"), Good(name: "VITAMIN C GUMMIES", price: 799...1_299, tax: "a"),
        Good(name: "COUGH DROPS", price: 199...349, tax: "a"), Good(name: "SUNSCREEN SPF50", price: 899...1_399, tax: "a"),
        Good(name: "SHAMPOO", price: 299...799, tax: "a"), Good(name: "LIP BALM", price: 149...399, tax: "a"),
    ]
    static let pharmacyRest: [Good] = [
        Good(name: "HAND SANITIZER", price: 60...390, tax: "a"), Good(name: "HAND CREAM", price: 391...990, tax: "a"),
        Good(name: "RX COPAY", price: 991...4_900, tax: "a"),
    ]
}
