using MultiMarket.Bi.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace MultiMarket.Bi.Tests.Compose;

/// <summary>docker-compose.yml, read as YAML.</summary>
internal sealed class ComposeFile
{
    private readonly YamlMappingNode _root;

    public ComposeFile()
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Checkout.File("docker-compose.yml"));
        yaml.Load(text);
        _root = (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    public IEnumerable<string> Names(string section) => ((YamlMappingNode)_root[section]).Children.Keys.Select(k => k.ToString());

    public YamlMappingNode Service(string name) => (YamlMappingNode)_root["services"][name];

    public string Setting(string service, string variable) => Service(service)["environment"][variable].ToString();

    public IEnumerable<string> List(string service, string key) =>
        Service(service).Children.TryGetValue(key, out var node) ? ((YamlSequenceNode)node).Select(n => n.ToString()) : [];

    public IEnumerable<(string Service, string Condition)> Dependencies(string service) =>
        Service(service).Children.TryGetValue("depends_on", out var node)
            ? ((YamlMappingNode)node).Children.Select(d => (d.Key.ToString(), d.Value["condition"].ToString()))
            : [];
}
