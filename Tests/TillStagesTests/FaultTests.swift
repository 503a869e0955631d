import Testing
import TillStages

@Suite struct FaultTests {
    @Test func saysWhereWhatAndWhatToDo() {
        let fault = Fault("bank.csv.bad-date", "the day does not exist.", remedy: "Correct it.", file: "giro.csv", place: "line 12")
        #expect(fault.description == "giro.csv, line 12: the day does not exist. Correct it. [bank.csv.bad-date]")
        #expect(Fault("x.y", "all is lost.", remedy: "").description == "all is lost. [x.y]")
        #expect(Fault("x.y", "no.", remedy: "Ask.", place: "--seed").description == "--seed: no. Ask. [x.y]")
    }

    @Test func isPlacedInAFileOnce() {
        let fault = Fault("x.y", "no.", remedy: "").within(file: "a")
        #expect(fault.file == "a")
        #expect(fault.within(file: "b").file == "a")
    }
}
