using System.Globalization;
using System.Runtime.InteropServices;
using MultiMarket.EmbeddedMongo;
using MultiMarket.WarehouseServer;

// The embedded warehouse alone in a process, so that it can be measured and killed. Prints its address once it listens; ends on
// SIGTERM, Ctrl-C, or when its standard input is closed, as happens when the program that started it is gone.
if (args is not [var file, .. var rest] || rest.Length > 1 || !int.TryParse(rest.FirstOrDefault("0"), CultureInfo.InvariantCulture, out var port))
{
    Console.Error.WriteLine("usage: MultiMarket.WarehouseServer FILE [PORT]");
    return 2;
}

var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
try
{
    await using var server = await EmbeddedMongoServer.StartAsync(
        new EmbeddedMongoOptions { DataFile = file, Port = port }, new StandardErrorLogger(), CancellationToken.None);
    Console.WriteLine(server.ConnectionString);
    // The console's asynchronous reads block, and would keep the signals from being heard.
    await Task.WhenAny(ended.Task, Task.Run(Console.In.ReadToEnd));
    return 0;
}
catch (EmbeddedMongoException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

void End(PosixSignalContext context)
{
    context.Cancel = true;
    ended.TrySetResult();
}
