using MultiMarket.Cli;
using MultiMarket.Cli.Terminal;

return await CliApplication.RunAsync(args, CliTerminal.FromProcess());
