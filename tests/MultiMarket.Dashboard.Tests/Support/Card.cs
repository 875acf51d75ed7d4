using Microsoft.Playwright;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>One visual of a page.</summary>
internal sealed class Card(IPage page, string id)
{
    private ILocator Section { get; } = page.Locator($"section[aria-labelledby={id}]");

    /// <summary>A link in the drawing that is shown on screens.</summary>
    public ILocator Link(int position) => Section.Locator("svg.for-screens a, svg.chart:not(.for-phones) a").Nth(position);

    public ILocator DataTable => Section.Locator("details");

    public ILocator Button(string name) => Section.GetByText(name, new LocatorGetByTextOptions { Exact = true });

    /// <summary>The texts of the data table, row by row, also while it is folded.</summary>
    public async Task<string[][]> RowsAsync()
    {
        var rows = await Section.Locator("tbody tr").EvaluateAllAsync<string[][]>("rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))");
        return rows;
    }
}
