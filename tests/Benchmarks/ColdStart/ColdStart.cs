namespace Graph.Benchmarks.ColdStart;

/// <summary>One start.</summary>
/// <param name="Milliseconds">From before the process is made until its answer is here.</param>
/// <param name="ProcessorMilliseconds">What it has computed until then: what other processes take from the core is not in it. Steps of 10 ms.</param>
/// <param name="PeakMegabytes">The most memory that it had until then, in MB of 2^20 bytes.</param>
internal sealed record ColdStart(double Milliseconds, double ProcessorMilliseconds, double PeakMegabytes);
