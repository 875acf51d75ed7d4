using System.CommandLine;

namespace MultiMarket.Cli.CommandLine;

/// <summary>The options that choose among rejected files, and the query that they stand for.</summary>
internal sealed class RejectedFilter
{
    private readonly Option<string[]> _channel = Channels.Option();
    private readonly Option<string?> _reason = new("--reason") { Description = "Only files with this code among their reasons, such as syntax, missing, conflict, poison", HelpName = "CODE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command, bool withReason = true)
    {
        command.Options.Add(_channel);
        if (withReason) command.Options.Add(_reason);
    }

    /// <summary>The code that was given; null without one.</summary>
    public string? Reason(ParseResult parsed) => parsed.GetValue(_reason);

    /// <summary>The address with its query.</summary>
    public string Path(string path, ParseResult parsed, string? file = null, bool all = false)
    {
        (string Key, string? Value)[] query =
            [("channel", Channels.Restriction(parsed.GetValue(_channel))), ("file", file), ("reason", parsed.CommandResult.Command.Options.Contains(_reason) ? Reason(parsed) : null), ("all", all ? "true" : null)];
        var texts = query.Where(p => p.Value is not null).Select(p => $"{p.Key}={(p.Key == "channel" ? p.Value : Uri.EscapeDataString(p.Value!))}").ToList();
        return texts.Count == 0 ? path : $"{path}?{string.Join('&', texts)}";
    }
}
