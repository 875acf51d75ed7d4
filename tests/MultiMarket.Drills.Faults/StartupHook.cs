using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using MultiMarket.Drills.Faults;

/// <summary>
/// Where the runtime enters this assembly before the real host's own Main, when DOTNET_STARTUP_HOOKS names it: the host is composed as
/// always, and then its folders and its store are put behind fault points. The host itself knows nothing of it.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        var points = new FaultPoints(Console.Out);
        points.Obey(Console.In);
        DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(listener =>
        {
            if (listener.Name != "Microsoft.Extensions.Hosting") return;
            listener.Subscribe(new Observer<KeyValuePair<string, object?>>(e =>
            {
                if (e is { Key: "HostBuilding", Value: IHostBuilder host }) host.ConfigureServices((_, services) => Decoration.Apply(services, points));
            }));
        }));
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnNext(T value) => next(value);

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }
    }
}
