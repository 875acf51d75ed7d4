using System.CommandLine;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Cli.CommandLine;

/// <summary>The name and the parameters of a report on the command line.</summary>
internal sealed class ReportSelection
{
    private readonly Argument<string> _name = new("NAME") { Description = string.Join(", ", ReportNames.All), HelpName = "NAME" };
    private readonly Option<string?> _from = new("--from") { Description = "First day included, such as 2026-01-31", HelpName = "DAY" };
    private readonly Option<string?> _to = new("--to") { Description = "Last day included", HelpName = "DAY" };
    private readonly Option<string[]> _channel = Channels.Option();
    private readonly Option<string?> _top = new("--top") { Description = "Rows of top-products, 1 to 1000 [default: 10]", HelpName = "N" };
    private readonly Option<string[]> _statuses = new("--statuses")
    {
        Description = "Statuses that count as revenue, between commas, or all [default: all but annulée and remboursée]",
        HelpName = "STATUS",
    };

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(Command command)
    {
        _name.AcceptOnly([.. ReportNames.All]);
        _statuses.CompletionSources.Add([.. OrderStatuses.All.Select(s => s.Name()), ReportRequestText.Every]);
        command.Arguments.Add(_name);
        foreach (var option in (Option[])[_from, _to, _channel, _top, _statuses]) command.Options.Add(option);
    }

    /// <summary>The request that the command line stands for.</summary>
    /// <exception cref="CommandFailedException">A parameter is not allowed.</exception>
    public string Path(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(_name);
        var (from, to, top) = (parsed.GetValue(_from), parsed.GetValue(_to), parsed.GetValue(_top));
        var channel = Channels.Restriction(parsed.GetValue(_channel));
        var statuses = parsed.GetValue(_statuses) is { Length: > 0 } given ? string.Join(',', given) : null;
        try
        {
            ReportRequestText.Parse(name, from, to, channel, top, statuses);
        }
        catch (ReportParameterException e)
        {
            throw new CommandFailedException(ExitCode.Usage, e.Message);
        }

        (string Key, string? Value)[] query = [("from", from), ("to", to), ("channel", channel), ("top", top), ("statuses", statuses)];
        var texts = query.Where(p => p.Value is not null).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}").ToList();
        return $"api/reports/{name}{(texts.Count == 0 ? "" : "?" + string.Join('&', texts))}";
    }
}
