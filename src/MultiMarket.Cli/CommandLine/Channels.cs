using System.CommandLine;
using MultiMarket.Domain.Channels;

namespace MultiMarket.Cli.CommandLine;

/// <summary>The channel argument and option.</summary>
internal static class Channels
{
    private static readonly string[] Names = [.. Channel.All.Select(c => c.Name), "all"];

    /// <summary>A channel, or <c>all</c>.</summary>
    public static Argument<string> Argument()
    {
        var argument = new Argument<string>("CHANNEL") { Description = "web, mobile, boutique or all", HelpName = "CHANNEL" };
        argument.AcceptOnly(Names);
        return argument;
    }

    /// <summary>Any number of channels, by repetition or between commas.</summary>
    public static Option<string[]> Option()
    {
        var option = new Option<string[]>("--channel") { Description = "Only these channels, between commas [default: all]", HelpName = "CHANNEL" };
        option.CompletionSources.Add(Names);
        option.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.SelectMany(t => Split(t.Value)).Where(n => !Names.Contains(n)))
                result.AddError($"'{name}' is no channel; the channels are {string.Join(", ", Names[..^1])}, and all.");
        });
        return option;
    }

    /// <summary>The channels between commas, or null for all of them.</summary>
    public static string? Restriction(string[]? values)
    {
        var names = (values ?? []).SelectMany(Split).Distinct().ToList();
        return names.Count == 0 || names.Contains("all") ? null : string.Join(',', names);
    }

    private static string[] Split(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
