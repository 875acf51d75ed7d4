using System.CommandLine;
using System.Globalization;
using MultiMarket.Cli.CommandLine;

namespace MultiMarket.Cli.Commands;

/// <summary><c>emit</c>: lets a channel's simulator write orders at once.</summary>
internal sealed class EmitCommand : Command, IHasExamples
{
    private readonly Argument<string> _channel = Channels.Argument();
    private readonly Argument<int> _orders = new("N") { Description = "How many orders, for each channel" };

    public EmitCommand(ConnectionOptions connection)
        : base("emit", "Writes orders at once, paused or not; returns when their files are in the folder")
    {
        Arguments.Add(_channel);
        Arguments.Add(_orders);
        _orders.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0))
                result.AddError($"'{token.Value}' is no number of orders; give a whole number from 1.");
        });
        SetAction(async (parsed, cancellationToken) =>
        {
            var channel = parsed.GetRequiredValue(_channel);
            var orders = parsed.GetRequiredValue(_orders);
            using var host = connection.Connect(parsed);
            await host.PostAsync(string.Create(CultureInfo.InvariantCulture, $"api/channels/{channel}/emit?orders={orders}"), cancellationToken);
            connection.Terminal.Out.WriteLine($"{channel}: {orders} {(orders == 1 ? "order" : "orders")} written{(channel == "all" ? " in each channel" : "")}");
            return ExitCode.Done;
        });
    }

    public IReadOnlyList<string> Examples => ["emit boutique 50", "emit all 1"];
}
