using System.Globalization;
using System.Text;
using MultiMarket.Domain.Status;

namespace MultiMarket.Host.Api;

/// <summary>A snapshot in the text format of Prometheus.</summary>
internal sealed class MetricsText
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes a snapshot.</summary>
    public static string Write(SystemStatus status)
    {
        var metrics = new MetricsText();
        metrics.Family("multimarket_info", "gauge", "The program that runs here.")
            .Sample(1, ("instance", status.Instance), ("version", status.Version), ("packages", status.Packages));
        metrics.Family("multimarket_start_time_seconds", "gauge", "When the host started, in Unix time.")
            .Sample(status.StartedAt.ToUnixTimeMilliseconds() / 1000.0);
        metrics.Channels(status.Channels);
        metrics.Family("multimarket_warehouse_up", "gauge", "1 while the warehouse can be reached.")
            .Sample(status.Warehouse.Available ? 1 : 0, ("kind", status.Warehouse.Kind));
        metrics.Family("multimarket_actor_restarts_total", "counter", "Actor failures that supervision dealt with.").Sample(status.RestartCount);
        metrics.Family("multimarket_dead_letters_total", "counter", "Messages that reached nobody.").Sample(status.DeadLetters);
        return metrics._text.ToString();
    }

    private void Channels(IReadOnlyList<ChannelStatus> channels)
    {
        Family("multimarket_files_found_total", "counter", "Order files taken up from the source folder.")
            .ForEach(channels, c => Sample(c.Counts.Found, ("channel", c.Channel)));
        Family("multimarket_files_total", "counter", "Order files by outcome.").ForEach(channels, c =>
        {
            Sample(c.Counts.Inserted, ("channel", c.Channel), ("outcome", "inserted"));
            Sample(c.Counts.Duplicate, ("channel", c.Channel), ("outcome", "duplicate"));
            Sample(c.Counts.Rejected, ("channel", c.Channel), ("outcome", "rejected"));
        });
        Family("multimarket_files_in_flight", "gauge", "Order files on their way.")
            .ForEach(channels, c => Sample(c.Counts.InFlight, ("channel", c.Channel)));
        Family("multimarket_files_ignored", "gauge", "Entries of the source folder that are no order files.")
            .ForEach(channels, c => Sample(c.Ignored, ("channel", c.Channel)));
        Family("multimarket_lag_seconds", "gauge", "From drop to stored, quantiles over the last orders.").ForEach(channels.Where(c => c.Lag.Samples > 0), c =>
        {
            Sample(Seconds(c.Lag.P50Ms), ("channel", c.Channel), ("quantile", "0.5"));
            Sample(Seconds(c.Lag.P95Ms), ("channel", c.Channel), ("quantile", "0.95"));
            Sample(Seconds(c.Lag.P99Ms), ("channel", c.Channel), ("quantile", "0.99"));
        });
        Family("multimarket_simulated_orders_total", "counter", "Order files written by the simulator.")
            .ForEach(channels, c => Sample(c.Simulation.Written, ("channel", c.Channel)));
        Family("multimarket_paused", "gauge", "1 while the part of the channel is paused.").ForEach(channels, c =>
        {
            Sample(c.Simulation.State == "paused" ? 1 : 0, ("channel", c.Channel), ("part", "simulation"));
            Sample(c.IngestPaused ? 1 : 0, ("channel", c.Channel), ("part", "ingestion"));
        });
    }

    // Divided as binary fractions, tenths of a millisecond would end in a row of nines.
    private static double Seconds(double milliseconds) => (double)((decimal)milliseconds / 1000);

    private string _family = "";

    private MetricsText Family(string name, string type, string help)
    {
        _family = name;
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n')
            .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        return this;
    }

    private void ForEach(IEnumerable<ChannelStatus> channels, Action<ChannelStatus> write)
    {
        foreach (var channel in channels) write(channel);
    }

    private void Sample(double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        _text.Append(_family);
        for (var i = 0; i < labels.Length; i++)
            _text.Append(i == 0 ? '{' : ',').Append(labels[i].Name).Append("=\"").Append(Escape(labels[i].Value)).Append('"');
        if (labels.Length > 0) _text.Append('}');
        _text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
