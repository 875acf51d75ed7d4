using System.Globalization;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation.Market;

/// <summary>The clients that all channels share: the same for every seed. Few of them are active, many hardly.</summary>
public sealed class Clients
{
    private const int Seed = 5_000;
    private static readonly (double Share, Loyalty Card)[] Cards = [(0.05, Loyalty.Gold), (0.20, Loyalty.Silver), (0.50, Loyalty.Bronze)];

    private readonly DateOnly _openedOn;
    private readonly Client[] _bySignUp;
    private readonly double[] _activityUpTo;
    private readonly int[] _signedUpBy;

    /// <param name="parameters">How many there are and what they are like.</param>
    public Clients(ClientParameters parameters)
    {
        _openedOn = parameters.OpenedOn;
        All = Invent(parameters);
        _bySignUp = [.. All.OrderBy(c => c.SignedUpOn).ThenBy(c => c.Number)];
        _activityUpTo = new double[_bySignUp.Length];
        _signedUpBy = new int[_bySignUp[^1].SignedUpOn.DayNumber - _openedOn.DayNumber + 1];
        var activity = 0.0;
        for (var i = 0; i < _bySignUp.Length; i++)
        {
            _activityUpTo[i] = activity += _bySignUp[i].Activity;
            _signedUpBy[_bySignUp[i].SignedUpOn.DayNumber - _openedOn.DayNumber]++;
        }

        for (var day = 1; day < _signedUpBy.Length; day++) _signedUpBy[day] += _signedUpBy[day - 1];
    }

    /// <summary>The clients by number.</summary>
    public IReadOnlyList<Client> All { get; }

    /// <summary>The first day on which somebody can buy.</summary>
    public DateOnly FirstDay => _bySignUp[0].SignedUpOn;

    /// <summary>Draws one of the clients who have signed up by a day, by activity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nobody has.</exception>
    internal Client Pick(DateOnly day, ref RandomSequence random)
    {
        var sinceOpening = Math.Min(day.DayNumber - _openedOn.DayNumber, _signedUpBy.Length - 1);
        var candidates = sinceOpening < 0 ? 0 : _signedUpBy[sinceOpening];
        if (candidates == 0) throw new ArgumentOutOfRangeException(nameof(day), day, $"Nobody buys before {FirstDay:yyyy-MM-dd}, when the first client signs up; let the simulated business open earlier.");
        var point = random.Next() * _activityUpTo[candidates - 1];
        var found = Array.BinarySearch(_activityUpTo, 0, candidates, point);
        return _bySignUp[Math.Min(found >= 0 ? found + 1 : ~found, candidates - 1)];
    }

    private static Client[] Invent(ClientParameters parameters)
    {
        var activity = LogNormal.Weights(parameters.Count, parameters.ActivitySpread, parameters.ActivityCap, new RandomSequence(Seed, 0, Purpose.ClientActivity, 0));
        var order = new RandomSequence(Seed, 0, Purpose.ClientSignUp, 0);
        var signUps = Enumerable.Range(0, parameters.Count).ToArray();
        LogNormal.Shuffle(signUps, ref order);
        var cards = Cardholders(activity);
        var people = new People();
        var clients = new Client[parameters.Count];
        for (var i = 0; i < clients.Length; i++)
        {
            var number = i + 1;
            var random = new RandomSequence(Seed, 0, Purpose.Client, number);
            var person = people.Next(number, ref random);
            // Even quantiles: the first client signs up on the first day whatever the parameters.
            var wait = -Math.Log(1 - (double)signUps[i] / parameters.Count) * parameters.SignUpMean.TotalDays;
            clients[i] = new Client(
                number, number.ToString(CultureInfo.InvariantCulture), person.FirstName, person.LastName, person.IsWoman, Age(parameters, ref random), person.Email, person.Phone,
                person.Address, person.City, parameters.OpenedOn.AddDays((int)wait), cards[i], activity[i]);
        }

        return clients;
    }

    private static int Age(ClientParameters parameters, ref RandomSequence random)
    {
        while (true)
        {
            // Box and Muller.
            var normal = Math.Sqrt(2 * random.Exponential()) * Math.Cos(2 * Math.PI * random.Next());
            var age = (int)Math.Floor(parameters.AgeMean + (parameters.AgeDeviation * normal));
            if (age >= parameters.YoungestAge && age <= parameters.OldestAge) return age;
        }
    }

    private static Loyalty[] Cardholders(double[] activity)
    {
        var cards = new Loyalty[activity.Length];
        var byActivity = Enumerable.Range(0, activity.Length).OrderByDescending(i => activity[i]).ToArray();
        for (var rank = 0; rank < byActivity.Length; rank++)
            cards[byActivity[rank]] = Cards.FirstOrDefault(c => rank < c.Share * activity.Length).Card;
        return cards;
    }
}
