import TillStages

/// The stages of this room, for their executables: each of them is any of these, by the name it is called by. A new stage is one line here.
public enum AnalysisStages {
    public static let all: [any Stage.Type] = [
        FiguresStage.self,
        BudgetStage.self,
        GoalsStage.self,
        LoansStage.self,
        ForecastStage.self,
        FindingsStage.self,
        CohortStage.self,
        HealthStage.self,
    ]
}
