/// Who pays and who is paid regularly in Germany.
enum GermanPayees {
    static let employer = Payee("Hansewerft Maschinenbau GmbH", "HANSEWERFT MASCHINENBAU GMBH", .salary)
    static let clinic = Payee("Klinikum Nordufer", "KLINIKUM NORDUFER", .salary)
    static let childBenefit = Payee("Bundesagentur für Arbeit - Familienkasse", "BUNDESAGENTUR FUER ARBEIT", .benefits)
    static let landlord = Payee("Wohnbau Hafenstadt eG", "WOHNBAU HAFENSTADT EG", .rent)
    static let electricity = Payee("Stadtwerke Hafenstadt", "STADTWERKE HAFENSTADT GMBH", .utilities)
    static let gas = Payee("E.ON Energie Deutschland", "E.ON ENERGIE DEUTSCHLAND GMBH", .utilities)
    static let internet = Payee("Telekom Deutschland", "TELEKOM DEUTSCHLAND GMBH", .internet)
    static let mobile = Payee("Vodafone", "VODAFONE GMBH", .mobile)
    static let broadcasting = Payee("Rundfunk ARD, ZDF, DRadio", "RUNDFUNK ARD, ZDF, DRADIO", .tvLicence)
    static let dayCare = Payee("Kita Wellenreiter e.V.", "KITA WELLENREITER E.V.", .childcare)
    static let musicSchool = Payee("Musikschule Hafenstadt", "MUSIKSCHULE HAFENSTADT", .education)
    static let carInsurance = Payee("HUK-COBURG", "HUK-COBURG ALLG. VERS. AG", .insurance)
    static let liability = Payee("Allianz Versicherung", "ALLIANZ VERSICHERUNGS-AG", .insurance)
    static let video = Payee("Netflix", "NETFLIX.COM", .streaming)
    static let music = Payee("Spotify", "SPOTIFY AB", .music, by: .paypal)
    static let gym = Payee("McFit", "RSG GROUP GMBH MCFIT", .fitness)
    static let savingsBank = Payee("Volksbank Hafenstadt", "VOLKSBANK HAFENSTADT", .interest)
    static let bank = Payee("Nordlicht Bank", "NORDLICHT BANK", .fees)
    static let donation = Payee("Ärzte ohne Grenzen", "AERZTE OHNE GRENZEN E.V.", .donations)
    static let carTax = Payee("Bundeskasse Kiel", "BUNDESKASSE IN KIEL", .carFees)
    static let taxOffice = Payee("Finanzamt Hafenstadt", "FINANZAMT HAFENSTADT", .taxRefund)
}

/// Where people shop in Germany and on holiday.
enum GermanShops {
    private static let towns = ["Hamburg", "Lübeck", "Ahrensburg"]

    static let groceries = [
        Payee("REWE", "REWE SAGT DANKE.", .groceries, in: towns, numbered: true),
        Payee("Lidl", "LIDL SAGT DANKE", .groceries, in: towns, numbered: true),
        Payee("EDEKA", "EDEKA MARKT HANSEN", .groceries, in: ["Hamburg"]),
        Payee("ALDI Nord", "ALDI NORD", .groceries, in: towns, numbered: true),
        Payee("Penny", "PENNY-MARKT", .groceries, in: towns, numbered: true),
        Payee("Alnatura", "ALNATURA PRODUKTIONS-", .groceries, in: ["Hamburg"], numbered: true),
    ]
    static let bakeries = [
        Payee("Bäckerei Junge", "BAECKEREI JUNGE", .bakery, in: towns, numbered: true),
        Payee("Dat Backhus", "DAT BACKHUS", .bakery, in: towns, numbered: true),
        Payee("Backstube Morgenrot", "BACKSTUBE MORGENROT", .bakery, in: ["Hamburg"], by: .sumUp),
    ]
    static let drugstores = [
        Payee("dm-drogerie markt", "DM-DROGERIE MARKT", .pharmacy, in: towns, numbered: true),
        Payee("Rossmann", "DIRK ROSSMANN", .pharmacy, in: towns, numbered: true),
    ]
    static let fuel = [
        Payee("Aral", "ARAL STATION", .fuel, in: towns, numbered: true), Payee("Shell", "SHELL", .fuel, in: towns, numbered: true),
        Payee("JET", "JET TANKSTELLE", .fuel, in: ["Lübeck", "Hamburg"]),
    ]
    static let restaurants = [
        Payee("Trattoria Da Renzo", "TRATTORIA DA RENZO", .restaurants, in: ["Hamburg"], by: .sumUp),
        Payee("Vapiano", "VAPIANO", .restaurants, in: ["Hamburg"], numbered: true),
        Payee("Gasthaus Zum Anker", "GASTHAUS ZUM ANKER", .restaurants, in: ["Travemünde"]),
        Payee("Lieferando", "LIEFERANDO.DE", .delivery, by: .paypal),
        Payee("Block House", "BLOCK HOUSE RESTAURANT", .restaurants, in: ["Hamburg"]),
    ]
    static let coffee = [
        Payee("Kaffeerösterei Elbgold", "ELBGOLD ROESTEREI", .coffee, in: ["Hamburg"]),
        Payee("Starbucks", "STARBUCKS COFFEE", .coffee, in: ["Hamburg"], numbered: true),
        Payee("Café Luise", "CAFE LUISE", .coffee, in: ["Hamburg"], by: .zettle),
    ]
    static let cash = [Payee("Geldautomat", "GELDAUTOMAT", .cash, in: towns)]
    static let pharmacies = [
        Payee("Möwen-Apotheke", "MOEWEN-APOTHEKE", .pharmacy, in: ["Hamburg"]),
        Payee("Apotheke am Markt", "APOTHEKE AM MARKT", .pharmacy, in: ["Ahrensburg"]),
    ]
    static let online = [
        Payee("Zalando", "ZALANDO SE", .clothing, by: .paypal), Payee("Amazon", "AMZN MKTP DE", .marketplace),
        Payee("Otto", "OTTO GMBH & CO KG", .department), Payee("Thalia", "THALIA BUECHER GMBH", .books),
        Payee("MediaMarkt", "MEDIAMARKT.DE", .electronics),
    ]
    static let clothing = [
        Payee("H&M", "H&M", .clothing, in: ["Hamburg"], numbered: true),
        Payee("C&A", "C&A MODE", .clothing, in: ["Hamburg", "Lübeck"]),
        Payee("Ernsting's family", "ERNSTINGS FAMILY", .clothing, in: ["Ahrensburg"]),
    ]
    static let hardware = [
        Payee("OBI", "OBI BAU- U.HEIMWERKERM.", .homeImprovement, in: ["Ahrensburg"], numbered: true),
        Payee("BAUHAUS", "BAUHAUS", .homeImprovement, in: ["Hamburg"], numbered: true),
    ]
    static let transit = [
        Payee("HVV", "HVV AUTOMAT", .publicTransport, in: ["Hamburg"]), Payee("Deutsche Bahn", "DB VERTRIEB GMBH", .publicTransport),
    ]
    static let parking = [
        Payee("EasyPark", "EASYPARK GMBH", .parking), Payee("Contipark", "CONTIPARK TG RATHAUS", .parking, in: ["Hamburg"]),
    ]
    static let leisure = [
        Payee("CinemaxX", "CINEMAXX", .events, in: ["Hamburg"]),
        Payee("Tierpark Hagenbeck", "TIERPARK HAGENBECK", .events, in: ["Hamburg"]),
        Payee("Bäderland", "BAEDERLAND HAMBURG GMBH", .events, in: ["Hamburg"]),
    ]
    static let presents = [
        Payee("myToys", "MYTOYS.DE", .gifts, by: .paypal), Payee("Etsy", "ETSY IRELAND", .gifts, by: .paypal),
        Payee("Jako-o", "JAKO-O GMBH", .gifts),
    ]
    static let danish = [
        Payee("Netto Danmark", "NETTO BLAAVAND", .groceries, in: ["Blåvand"], numbered: true),
        Payee("Blåvand Bageri", "BLAAVAND BAGERI", .bakery, in: ["Blåvand"]),
        Payee("Fiskehuset", "FISKEHUSET HVIDE SANDE", .restaurants, in: ["Hvide Sande"]),
        Payee("OK Benzin", "OK BENZIN", .fuel, in: ["Varde"]),
    ]
    static let swiss = [
        Payee("Coop Schweiz", "COOP", .groceries, in: ["Davos Platz"], numbered: true),
        Payee("Davos Klosters Bergbahnen", "DAVOS KLOSTERS BERGB.", .events, in: ["Davos"]),
        Payee("Restaurant Bergführer", "REST. BERGFUEHRER", .restaurants, in: ["Davos Dorf"], by: .sumUp),
    ]
    static let furniture = Payee("IKEA", "IKEA DEUTSCHLAND", .furnishing, in: ["Hamburg"], numbered: true)
    static let ferry = Payee("Scandlines", "SCANDLINES DEUTSCHLAND", .trips)
    static let cottage = Payee("Novasol Ferienhaus", "NOVASOL A/S", .lodging)
    static let skiLodge = Payee("Booking.com", "BOOKING.COM BV", .lodging, by: .paypal)
    static let bicycles = Payee("Fahrradhof Elbe", "FAHRRADHOF ELBE GMBH", .bikes, in: ["Hamburg"])
}
