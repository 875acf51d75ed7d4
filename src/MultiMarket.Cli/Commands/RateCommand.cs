using System.CommandLine;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Domain.Control;

namespace MultiMarket.Cli.Commands;

/// <summary><c>rate</c>: sets how often a channel's simulator writes an order.</summary>
internal sealed class RateCommand : Command, IHasExamples
{
    private readonly Argument<string> _channel = Channels.Argument();
    private readonly Argument<TickRange> _rate = new("RATE")
    {
        Description = "Shortest and longest time between two orders: 2s..5s, 100ms..200ms, 1m (units ms, s, m, h)",
        CustomParser = result =>
        {
            try
            {
                return TickRange.Parse(result.Tokens[0].Value);
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
                return default;
            }
        },
    };

    public RateCommand(ConnectionOptions connection)
        : base("rate", "Sets how often a channel's simulator writes an order")
    {
        Arguments.Add(_channel);
        Arguments.Add(_rate);
        SetAction(async (parsed, cancellationToken) =>
        {
            var channel = parsed.GetRequiredValue(_channel);
            var rate = parsed.GetRequiredValue(_rate);
            using var host = connection.Connect(parsed);
            await host.PostAsync($"api/channels/{channel}/rate?rate={rate}", cancellationToken);
            connection.Terminal.Out.WriteLine($"{channel}: one order every {rate}");
            return ExitCode.Done;
        });
    }

    public IReadOnlyList<string> Examples => ["rate web 2s..5s", "rate all 100ms..200ms", "rate boutique 1m"];
}
