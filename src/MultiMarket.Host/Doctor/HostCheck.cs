using System.Globalization;
using System.Runtime.InteropServices;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;

namespace MultiMarket.Host.Doctor;

/// <summary>The program and the hosts that run.</summary>
internal static class HostCheck
{
    public static IEnumerable<Finding> Look(HostSettings settings, RunningHost running)
    {
        yield return Finding.Ok("program", $"MultiMarket {BuildFacts.Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        yield return Finding.Ok("packages", BuildFacts.Packages);
        if (running.Status is { } status)
        {
            yield return Finding.Ok("host", string.Create(CultureInfo.InvariantCulture, $"running: instance {status.Instance} at {RunningHost.Address(settings)} since {status.StartedAt:yyyy-MM-dd HH:mm:ss} UTC; checked through it"));
            if (status.Version != BuildFacts.Version)
                yield return Finding.Warning("host", $"the running host is version {status.Version}, this program {BuildFacts.Version}", "Restart the host to bring it up to date.");
            foreach (var channel in status.Channels)
            {
                if (channel.FolderError is { } trouble) yield return Finding.Warning("host", $"files of {channel.Channel} wait: {trouble}", "Mend what the message names; the host goes on by itself.");
                if (channel.IngestPaused) yield return Finding.Warning("host", $"the intake of {channel.Channel} is paused", $"Take it back with: multimarket resume {channel.Channel} --ingest");
            }
        }
        else if (running.Instances.Count > 0)
        {
            yield return Finding.Error("host", $"running: instance {string.Join(", ", running.Instances)} holds the data folder, but does not answer at {RunningHost.Address(settings)}", $"Give its port with {SettingNames.Ways(SettingNames.Http)}.");
        }
        else
        {
            yield return Finding.Ok("host", "not running");
        }

        if (running.Elsewhere is { } folder)
            yield return Finding.Warning("host", $"the host at {RunningHost.Address(settings)} works on another data folder: {folder}", $"Give that folder with {SettingNames.Ways(SettingNames.Data)}, or another port with {SettingNames.Ways(SettingNames.Http)}.");
    }
}
