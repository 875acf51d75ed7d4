using MultiMarket.Domain;
using MultiMarket.Domain.Figures;

namespace MultiMarket.Dashboard.Questions;

/// <summary>The tiles that need every order to be looked at.</summary>
/// <param name="Figures">The tiles.</param>
/// <param name="Trend">The tiles over time.</param>
public sealed record ClientsAnswer(Compared<ClientFigures> Figures, ValueList<ClientFigures> Trend);
